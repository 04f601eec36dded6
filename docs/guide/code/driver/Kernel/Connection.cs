using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Tour;

/// <summary>What the host put on the command line: who is at the other end, the server's port, the number of the client's grant.</summary>
internal struct Connection
{
    /// <summary>The domain at the other end.</summary>
    public DomainId Peer;

    /// <summary>The server's end of the event channel.</summary>
    public Port Port;

    /// <summary>Under which number the client grants its page.</summary>
    public GrantReference Grant;

    /// <summary>Reads <c>peer=</c>, <c>port=</c> and <c>grant=</c>; without them the domain crashes, saying so.</summary>
    public static Connection Parse(in StartInfo info)
    {
        if (!info.TryGetNumber("peer"u8, out ulong peer)
            || !info.TryGetNumber("port"u8, out ulong port)
            || !info.TryGetNumber("grant"u8, out ulong grant))
        {
            GuestConsole.WriteLine("the command line must say peer=, port= and grant=");
            SchedOp.Crash();
            return default;
        }

        return new Connection
        {
            Peer = new DomainId((ushort)peer),
            Port = new Port((uint)port),
            Grant = new GrantReference((uint)grant),
        };
    }
}
