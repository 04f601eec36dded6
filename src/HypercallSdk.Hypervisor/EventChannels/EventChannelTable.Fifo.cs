// From the 2-level ABI to FIFO and back. The first control block switches a domain over; ports that are bound stay so, and
// an event that was pending is raised again when the array has a word for its port. Only a reset leads back. The bits in
// shared_info stay as they are in the meantime, as on Xen: a port that is bound after a reset finds there what its
// predecessor left before the switch.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <content>The FIFO ABI's part.</content>
internal sealed partial class EventChannelTable
{
    /// <summary>The FIFO ABI of the domain; null while it uses the 2-level one.</summary>
    public FifoEvents? Fifo { get; private set; }

    /// <summary>Whether <paramref name="frame"/> is one of the pages that the hypervisor writes events into.</summary>
    public bool IsFifoPage(MachineFrame frame)
    {
        if (Fifo is null)
            return false;

        foreach (FifoQueues? queues in Fifo.Queues)
        {
            if (queues?.Frame == frame)
                return true;
        }

        return Fifo.Pages.Contains(frame);
    }

    /// <summary>
    /// Gives <paramref name="vcpu"/>, which has none, a control block in <paramref name="frame"/>; the first of a domain
    /// switches it over to FIFO.
    /// </summary>
    public HypercallResult InitializeControl(Vcpu caller, Vcpu vcpu, MachineFrame frame, uint offset)
    {
        FifoEvents fifo = Fifo ?? new FifoEvents(_domain);
        HypercallResult result = fifo.MapControlBlock(caller, vcpu, frame, offset);
        if (!result.IsSuccess || Fifo is not null)
            return result;

        uint known = uint.Min(_count, _twoLevel.PortCount);
        for (uint i = 1; i < known; i++)
        {
            var port = new Port(i);
            ref EventChannel channel = ref this[port];
            channel.IsHeldBack |= _twoLevel.IsPending(port);
            channel.Priority = FifoEvents.DefaultPriority;
        }

        Fifo = fifo;
        _abi = fifo;
        return result;
    }

    /// <summary>Adds a page to the FIFO event array, and raises what waited for it.</summary>
    public HypercallResult ExpandArray(Vcpu caller, MachineFrame frame)
    {
        FifoEvents fifo = Fifo!;
        uint first = (uint)fifo.PageCount * FifoEvents.WordsPerPage;
        HypercallResult result = fifo.AddPage(caller, frame);
        if (!result.IsSuccess)
            return result;

        uint end = uint.Min(_count, first + FifoEvents.WordsPerPage);
        for (uint i = first; i < end; i++)
        {
            var port = new Port(i);
            ref EventChannel channel = ref this[port];
            if (channel.IsHeldBack)
                fifo.SetPending(port, ref channel);
        }

        return result;
    }

    private void EndFifo()
    {
        Fifo?.Release();
        Fifo = null;
        _abi = _twoLevel;
    }
}
