// The FIFO interface. Each port has a word in the event array: pending, masked, linked, and the number of the next port in
// its queue. Each vCPU has a control block with the heads of its sixteen queues, one a priority, and a bit for each queue
// that is not empty. Xen appends to a queue's tail; the kernel takes from its head (FifoScan).
//
// A word starts masked, as a port does with the two-level interface, and its page is known to Xen before the port is
// unmasked. Array pages and control blocks are the domain's own memory; Xen keeps them mapped, so they are never given back.
//
// What was pending when the interface was changed Xen carries over: the ports bound until then are unmasked again, which
// delivers it.
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The domain's use of the FIFO interface.</summary>
internal static class FifoEvents
{
    internal const uint Pending = 1u << 31;
    internal const uint Masked = 1u << 30;
    internal const uint Linked = 1u << 29;
    internal const uint LinkMask = (1u << 17) - 1;

    internal static bool IsInUse => GuestLibraryState.Current.Fifo.IsInUse;

    /// <summary>The word of a port whose page there is.</summary>
    internal static GuestPointer<uint> WordOf(uint port) =>
        new GuestPointer<uint>(GuestLibraryState.Current.Fifo.Pages[(int)(port / FifoState.WordsPerPage)])[port % FifoState.WordsPerPage];

    internal static bool HasWord(uint port) =>
        port < PortTable.Capacity && port / FifoState.WordsPerPage < (uint)GuestLibraryState.Current.Fifo.PageCount;

    internal static HypercallResult Begin()
    {
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        if (state.Fifo.IsInUse || state.Sharing.IsShared)
        {
            return state.Fifo.IsInUse ? HypercallResult.Success : XenErrno.Busy;
        }

        HypercallResult result = OpenQueues(0);
        if (result.IsError)
        {
            return result;
        }

        state.Fifo.IsInUse = true;
        for (uint port = 0; port < state.Ports.End; port++)
        {
            if (state.Ports[port].IsBound)
            {
                HypercallResult opened = Reach(new Port(port));
                result = opened.IsError ? opened : Events.Unmask(new Port(port));
                if (result.IsError)
                {
                    return result;
                }
            }
        }

        return HypercallResult.Success;
    }

    /// <summary>Gives a vCPU its control block.</summary>
    internal static HypercallResult OpenQueues(int vcpu)
    {
        HypercallResult result = VcpuSlots.Ensure(vcpu, out VcpuSlot slot);
        if (result.IsError)
        {
            return result;
        }

        var op = new EventChannelInitControl
        {
            ControlFrame = slot.Frame,
            Offset = slot.OffsetOf(VcpuSlots.ControlBlock),
            Vcpu = new VcpuId((uint)vcpu),
        };
        result = EventChannelOp.InitControl(ref op);
        if (result.IsSuccess)
        {
            VcpuStates.Of(vcpu).Fifo = new FifoQueues { ControlBlock = slot.AddressOf(VcpuSlots.ControlBlock).Value };
        }

        return result;
    }

    /// <summary>Makes sure that a port has its word: pages up to it are added to the event array.</summary>
    internal static HypercallResult Reach(Port port)
    {
        ref FifoState state = ref GuestLibraryState.Current.Fifo;
        if (HasWord(port.Value))
        {
            return HypercallResult.Success;
        }

        if (port.Value >= PortTable.Capacity)
        {
            return XenErrno.NoSpace;
        }

        state.Lock.Acquire();
        HypercallResult result = HypercallResult.Success;
        while (result.IsSuccess && !HasWord(port.Value))
        {
            result = AddPage(ref state);
        }

        state.Lock.Release();
        return result;
    }

    internal static void Mask(Port port)
    {
        if (HasWord(port.Value))
        {
            WordOf(port.Value).FetchOr(Masked);
        }
    }

    internal static void Drop(Port port)
    {
        if (HasWord(port.Value))
        {
            WordOf(port.Value).FetchAnd(~Pending);
        }
    }

    /// <summary>In a restored domain, which has the two-level interface: its queues and its words once more, all of them empty.</summary>
    internal static HypercallResult TakeUpAgain()
    {
        ref FifoState state = ref GuestLibraryState.Current.Fifo;
        HypercallResult result = HypercallResult.Success;
        for (int vcpu = 0; state.IsInUse && vcpu < Vcpu.MaximumCount && !result.IsError; vcpu++)
        {
            if (VcpuStates.IsPrepared(vcpu) && VcpuStates.Of(vcpu).Fifo.ControlBlock != 0)
            {
                ClearQueues(VcpuStates.Of(vcpu).Fifo.ControlBlock);
                result = OpenQueues(vcpu);
            }
        }

        for (int page = 0; page < state.PageCount && !result.IsError; page++)
        {
            var words = new GuestPointer<uint>(state.Pages[page]);
            MaskAll(words);
            result = AddressSpace.Kernel.TryGetEntry(new VirtualAddress(words.Address), out PageTableEntry entry) ? Expand(entry.Frame) : XenErrno.InvalidArgument;
        }

        return result.IsError ? result : HypercallResult.Success;
    }

    internal static HypercallResult SetPriority(Port port, int priority)
    {
        if (!IsInUse)
        {
            return XenErrno.NotImplemented;
        }

        var op = new EventChannelSetPriority { Port = port, Priority = (uint)priority };
        return EventChannelOp.SetPriority(in op);
    }

    private static HypercallResult AddPage(ref FifoState state)
    {
        if (!PageAllocator.TryAllocate(out PseudoPhysicalFrame frame))
        {
            return XenErrno.OutOfMemory;
        }

        GuestPointer<uint> words = KernelMemory.AddressOf(frame).As<uint>();
        MaskAll(words);
        HypercallResult result = Expand(KernelMemory.MachineFrameOf(frame));
        if (result.IsError)
        {
            PageAllocator.Free(frame);
            return result;
        }

        state.Pages[state.PageCount] = words.Address;
        Gate.MemoryBarrier();
        state.PageCount++;
        return HypercallResult.Success;
    }

    private static HypercallResult Expand(MachineFrame frame)
    {
        var op = new EventChannelExpandArray { ArrayFrame = frame };
        return EventChannelOp.ExpandArray(in op);
    }

    private static void MaskAll(GuestPointer<uint> words)
    {
        for (int index = 0; index < FifoState.WordsPerPage; index++)
        {
            words[index].Write(Masked);
        }
    }

    // What Xen appends to is what it finds there.
    private static void ClearQueues(ulong controlBlock)
    {
        for (ulong offset = 0; offset < VcpuSlots.ControlBlockSize; offset += sizeof(uint))
        {
            new GuestPointer<uint>(controlBlock + offset).Write(0);
        }
    }
}
