using HypercallSdk.Abi;

namespace HypercallSdk.Xen.Tests;

/// <summary>Whose kernel it is that asks: some answers are different for a domain that is not privileged.</summary>
public struct Caller
{
    private bool _isDomain0;
    private DomainId _id;

    /// <summary>The domain's number, which nobody tells it: the far end of a channel to itself has it.</summary>
    public readonly DomainId Id => _id;

    /// <summary>Whether it is domain 0, with its rights.</summary>
    public readonly bool IsDomain0 => _isDomain0;

    /// <summary>Finds out.</summary>
    public static Caller Of(in StartInfo info)
    {
        var unbound = new EventChannelAllocateUnbound { Domain = DomainId.Self, RemoteDomain = DomainId.Self };
        _ = EventChannelOp.AllocateUnbound(ref unbound); // a port that was not made is seen below: nobody has number 0x7ff0
        var connected = new EventChannelBindInterdomain { RemoteDomain = DomainId.Self, RemotePort = unbound.Port };
        _ = EventChannelOp.BindInterdomain(ref connected);
        var status = new EventChannelStatus { Domain = DomainId.Self, Port = unbound.Port };
        bool isKnown = EventChannelOp.Status(ref status).IsSuccess;
        _ = EventChannelOp.Close(new EventChannelClose { Port = connected.LocalPort });
        _ = EventChannelOp.Close(new EventChannelClose { Port = unbound.Port });
        return new Caller
        {
            _isDomain0 = (info.Flags & StartInfoFlags.InitialDomain) != 0,
            _id = isKnown ? status.InterdomainDomain : DomainId.Self,
        };
    }

    /// <summary>What the documentation says that the caller is told.</summary>
    /// <param name="domain0">What domain 0 is.</param>
    /// <param name="unprivileged">What a domain without its rights is.</param>
    public readonly long Told(long domain0, long unprivileged) => _isDomain0 ? domain0 : unprivileged;
}
