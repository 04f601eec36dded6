using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <content>The FIFO ABI.</content>
internal sealed partial class EventChannelOpHandler
{
    private const int LinkBits = 17;
    private const uint ControlBlockSize = 72;
    private const uint ControlBlockAlignment = 8;
    private const uint LowestPriority = FifoEvents.QueueCount - 1;

    /// <summary>Gives a vCPU a control block; the first of a domain switches it over to FIFO.</summary>
    public HypercallResult InitControl(Vcpu caller, ref EventChannelInitControl op)
    {
        if (op.Vcpu.Value >= (uint)caller.Domain.Vcpus.Count)
            return NotFound(caller, "op.Vcpu", op.Vcpu);

        if (op.Offset > Page.Size - ControlBlockSize)
            return Invalid(caller, "the control block crosses the end of its page", "op.Offset", op.Offset, $"0 to {Page.Size - ControlBlockSize}");

        if (op.Offset % ControlBlockAlignment != 0)
            return Invalid(caller, "the control block is not aligned", "op.Offset", op.Offset, $"a multiple of {ControlBlockAlignment}");

        EventChannelTable channels = caller.Domain.EventChannels;
        Vcpu vcpu = caller.Domain.Vcpus[(int)op.Vcpu.Value];
        if (channels.Fifo is { } fifo && fifo.Queues[(int)op.Vcpu.Value] is not null)
            return Invalid(caller, "the vCPU has a control block", "op.Vcpu", op.Vcpu.Value, "a vCPU without one; EVTCHNOP_reset takes them all away");

        op.LinkBits = LinkBits;
        return channels.InitializeControl(caller, vcpu, op.ControlFrame, op.Offset);
    }

    /// <summary>Adds a page to the event array.</summary>
    public HypercallResult ExpandArray(Vcpu caller, in EventChannelExpandArray op)
    {
        EventChannelTable channels = caller.Domain.EventChannels;
        if (channels.Fifo is not { } fifo)
            return caller.Refuse(XenErrno.NotSupported, "the domain uses the 2-level ABI, which has no event array", "op.ArrayFrame", op.ArrayFrame.Value, "EVTCHNOP_init_control before");

        return fifo.PageCount == FifoEvents.MostPages
            ? caller.Refuse(XenErrno.NoSpace, "the event array has words for all ports there can be", "op.ArrayFrame", op.ArrayFrame.Value, $"at most {FifoEvents.MostPages} pages")
            : channels.ExpandArray(caller, op.ArrayFrame);
    }

    /// <summary>Sets the queue that a port's events go on.</summary>
    public HypercallResult SetPriority(Vcpu caller, in EventChannelSetPriority op)
    {
        EventChannelTable channels = caller.Domain.EventChannels;
        if (!channels.Exists(op.Port))
            return Invalid(caller, NoSuchPort, "op.Port", op.Port.Value, Range(caller.Domain));

        if (channels.Fifo is null)
            return caller.Refuse(XenErrno.NotImplemented, "the domain uses the 2-level ABI, which has no priorities", "op.Port", op.Port.Value, "EVTCHNOP_init_control before");

        ref EventChannel channel = ref channels[op.Port];
        if (channel.Kind <= ChannelKind.Reserved)
            return caller.Refuse(XenErrno.AccessDenied, "the port is closed", "op.Port", op.Port.Value, "a port in use");

        if (op.Priority > LowestPriority)
            return Invalid(caller, "no such priority", "op.Priority", op.Priority, $"0 (first) to {LowestPriority} (last)");

        // For events to come. One that is on a queue stays there.
        channel.Priority = (byte)op.Priority;
        return HypercallResult.Success;
    }

    /// <summary>Refused: no reset is ever interrupted here.</summary>
    public HypercallResult ResetContinue(Vcpu caller, in EventChannelReset op)
    {
        HypercallResult result = FindReset(caller, op.Domain, out _);
        return result.IsSuccess
            ? caller.Refuse(XenErrno.Busy, "no reset of the domain was interrupted", "op.Domain", op.Domain.Value, "EVTCHNOP_reset")
            : result;
    }
}
