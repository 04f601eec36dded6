using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MyDriver;

/// <summary>How the two ends find each other: the host writes it on both command lines.</summary>
public struct RingSetup
{
    /// <summary>The domain at the other end.</summary>
    public DomainId Peer;

    /// <summary>The back end's port, to which the front end binds.</summary>
    public Port Port;

    /// <summary>Under which number the front end grants the ring.</summary>
    public GrantReference Grant;

    /// <summary>Reads <c>peer=</c>, <c>port=</c> and <c>grant=</c>; without them the domain crashes, saying so.</summary>
    public static RingSetup Parse(in StartInfo info)
    {
        if (!info.TryGetNumber("peer"u8, out ulong peer)
            || !info.TryGetNumber("port"u8, out ulong port)
            || !info.TryGetNumber("grant"u8, out ulong grant))
        {
            GuestConsole.WriteLine("the command line must say peer=, port= and grant=");
            SchedOp.Crash();
            return default;
        }

        return new RingSetup { Peer = new DomainId((ushort)peer), Port = new Port((uint)port), Grant = new GrantReference((uint)grant) };
    }
}
