using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace PingPong;

/// <summary>What the host put on the command line: who is at the other end, and on which port.</summary>
internal struct Peer
{
    /// <summary>The domain at the other end.</summary>
    public DomainId Domain;

    /// <summary>The answering domain's port.</summary>
    public Port Port;

    /// <summary>How many round trips to make.</summary>
    public ulong Rounds;

    /// <summary>Reads <c>peer=</c>, <c>port=</c> and <c>rounds=</c>; without them the domain crashes, saying so.</summary>
    public static Peer Parse(in StartInfo info)
    {
        if (!info.TryGetNumber("peer"u8, out ulong domain)
            || !info.TryGetNumber("port"u8, out ulong port)
            || !info.TryGetNumber("rounds"u8, out ulong rounds))
        {
            GuestConsole.WriteLine("the command line must say peer=, port= and rounds=");
            SchedOp.Crash();
            return default;
        }

        return new Peer { Domain = new DomainId((ushort)domain), Port = new Port((uint)port), Rounds = rounds };
    }
}
