using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace SharedRing;

/// <summary>What the host put on the command line: who is at the other end, the port, and the number of the ring's grant.</summary>
internal struct RingSetup
{
    /// <summary>The domain at the other end.</summary>
    public DomainId Peer;

    /// <summary>The consumer's port.</summary>
    public Port Port;

    /// <summary>Under which number the producer grants the ring's first page.</summary>
    public GrantReference Grant;

    /// <summary>How many records to move.</summary>
    public uint Records;

    /// <summary>Reads <c>peer=</c>, <c>port=</c>, <c>grant=</c> and <c>records=</c>; without them the domain crashes, saying so.</summary>
    public static RingSetup Parse(in StartInfo info)
    {
        if (!info.TryGetNumber("peer"u8, out ulong peer)
            || !info.TryGetNumber("port"u8, out ulong port)
            || !info.TryGetNumber("grant"u8, out ulong grant)
            || !info.TryGetNumber("records"u8, out ulong records))
        {
            GuestConsole.WriteLine("the command line must say peer=, port=, grant= and records=");
            SchedOp.Crash();
            return default;
        }

        return new RingSetup
        {
            Peer = new DomainId((ushort)peer),
            Port = new Port((uint)port),
            Grant = new GrantReference((uint)grant),
            Records = (uint)records,
        };
    }
}
