// Frames for frames. The lists are taken chunk by chunk: a chunk is the smallest number of input extents that fills whole
// output extents, or the other way round. Of a chunk either all is exchanged, or nothing: the input frames are taken from
// their owner first, each checked as it is taken (so that no frame is taken twice), then the new ones allocated, and only
// then the old ones freed. Where a frame cannot be taken, or memory is short, what was taken goes back as it was.
//
// The answer about one chunk that is done is written into guest memory, which may fail: the frames are exchanged all the
// same, the chunk does not count as done, and the guest finds its new frames in the machine-to-physical table. So it is
// on Xen.
using System.Collections.Generic;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

internal sealed unsafe partial class MemoryOpHandler
{
    // A list of so many is no range of addresses (array_access_ok).
    private const ulong TooManyExtents = ulong.MaxValue / sizeof(ulong);

    // One chunk's frames, and where the old ones stood in their owner's memory. Kept from call to call: nothing allocated.
    private readonly List<(MachineFrame Frame, ulong Place)> _taken = [];
    private readonly List<FrameExtent> _given = [];

    /// <summary>Exchanges frames of a domain for others.</summary>
    public HypercallResult Exchange(Vcpu caller, ref MemoryExchange exchange)
    {
        // Where nothing is left to do, Xen leaves the count alone: it need not be writable then.
        ulong address = caller.Gate.Registers.Rsi;
        HypercallResult result = CheckExchange(caller, in exchange);
        if (result.IsSuccess && exchange.ExchangedCount == exchange.In.ExtentCount)
            return result;

        if (result.IsSuccess)
            result = ExchangeAll(caller, ref exchange);

        ulong count = address + (ulong)Marshal.OffsetOf<MemoryExchange>(nameof(MemoryExchange.ExchangedCount));
        return caller.TryCopyOut(count, in exchange.ExchangedCount)
            ? result
            : caller.RefusePointer("exchange.ExchangedCount", count, sizeof(ulong), write: true);
    }

    private HypercallResult ExchangeAll(Vcpu caller, ref MemoryExchange exchange)
    {
        if (Find(caller, exchange.In.Domain, "exchange.In.Domain", out HypercallResult refused) is not { } domain)
            return refused;

        int perChunk = (int)(exchange.Out.ExtentOrder - long.Min(exchange.In.ExtentOrder, exchange.Out.ExtentOrder));
        int outPerChunk = (int)(exchange.In.ExtentOrder - long.Min(exchange.In.ExtentOrder, exchange.Out.ExtentOrder));
        for (ulong chunk = exchange.ExchangedCount >> perChunk; chunk < exchange.In.ExtentCount >> perChunk; chunk++)
        {
            HypercallResult result = ExchangeChunk(caller, domain, in exchange, chunk, perChunk, outPerChunk);
            if (result.IsError)
            {
                exchange.ExchangedCount = chunk << perChunk;
                return result;
            }
        }

        exchange.ExchangedCount = exchange.In.ExtentCount;
        return HypercallResult.Success;
    }

    private static HypercallResult CheckExchange(Vcpu caller, in MemoryExchange exchange)
    {
        uint largest = LargestOrderFor(caller);
        ref readonly MemoryReservation from = ref exchange.In;
        ref readonly MemoryReservation to = ref exchange.Out;
        if (from.ExtentOrder > largest)
            return caller.Refuse(XenErrno.NotPermitted, "an extent may not be so large", "exchange.In.ExtentOrder", from.ExtentOrder, $"at most {largest}");

        if (to.ExtentOrder > largest)
            return caller.Refuse(XenErrno.NotPermitted, "an extent may not be so large", "exchange.Out.ExtentOrder", to.ExtentOrder, $"at most {largest}");

        if (exchange.ExchangedCount > from.ExtentCount)
            return caller.Refuse(XenErrno.InvalidArgument, $"there are {from.ExtentCount} extents to exchange", "exchange.ExchangedCount", exchange.ExchangedCount, "0");

        if (from.Domain != to.Domain)
            return caller.Refuse(XenErrno.InvalidArgument, "frames are exchanged within one domain", "exchange.Out.Domain", to.Domain.Value, "the number in exchange.In.Domain");

        if (ulong.MaxValue >> (int)from.ExtentOrder < from.ExtentCount)
            return caller.Refuse(XenErrno.InvalidArgument, "no machine has so many frames", "exchange.In.ExtentCount", from.ExtentCount, "a count of frames below 2^64");

        if (ulong.MaxValue >> (int)to.ExtentOrder < to.ExtentCount)
            return caller.Refuse(XenErrno.InvalidArgument, "no machine has so many frames", "exchange.Out.ExtentCount", to.ExtentCount, "a count of frames below 2^64");

        if (from.ExtentCount << (int)from.ExtentOrder != to.ExtentCount << (int)to.ExtentOrder)
            return caller.Refuse(XenErrno.InvalidArgument, $"{from.ExtentCount} extents of order {from.ExtentOrder} are not as many frames as those asked for", "exchange.Out.ExtentCount", to.ExtentCount, "as many frames out as in");

        if (exchange.ExchangedCount == from.ExtentCount)
            return HypercallResult.Success;

        ulong inputs = from.ExtentStart.Address + (exchange.ExchangedCount * sizeof(ulong));
        if (!AddressSpace.IsGuestAddress(inputs) || from.ExtentCount - exchange.ExchangedCount >= TooManyExtents)
            return caller.RefusePointer("exchange.In.ExtentStart", inputs, from.ExtentCount * sizeof(ulong), write: false);

        ulong done = from.ExtentOrder <= to.ExtentOrder
            ? exchange.ExchangedCount >> (int)(to.ExtentOrder - from.ExtentOrder)
            : exchange.ExchangedCount << (int)(from.ExtentOrder - to.ExtentOrder);
        ulong outputs = to.ExtentStart.Address + (done * sizeof(ulong));
        if ((!AddressSpace.IsGuestAddress(outputs) || to.ExtentCount - done >= TooManyExtents) && caller.Domain.Host.Options.Planted != PlantedBug.ExchangeRangeIsUnchecked)
            return caller.RefusePointer("exchange.Out.ExtentStart", outputs, to.ExtentCount * sizeof(ulong), write: true);

        return MayAskForNode(caller, new MemoryFlags(to.Flags.Value & ~MemoryFlags.VirtualNode.Value))
            ? HypercallResult.Success
            : caller.Refuse(XenErrno.InvalidArgument, "only the control domain may insist on a node, and there are no more than 64", "exchange.Out.Flags", to.Flags.Value, "no exact-node flag");
    }

    private HypercallResult ExchangeChunk(Vcpu caller, Domain domain, in MemoryExchange exchange, ulong chunk, int perChunk, int outPerChunk)
    {
        _taken.Clear();
        _given.Clear();
        HypercallResult result = TakeChunk(caller, domain, in exchange, chunk << perChunk, 1UL << perChunk);
        if (result.IsSuccess)
            result = AllocateChunk(caller, domain, in exchange, 1UL << outPerChunk);

        FrameTable frames = domain.Host.Memory.Frames;
        if (result.IsError)
        {
            foreach ((MachineFrame frame, ulong place) in _taken)
            {
                frames.Assign(frame, domain.Memory);
                domain.Host.Memory.SetPseudoPhysical(frame, place);
            }

            foreach (FrameExtent extent in _given)
            {
                for (ulong number = extent.Start; number < extent.End; number++)
                    frames.TryDropAllocation(new MachineFrame(number));
            }

            return result;
        }

        foreach ((MachineFrame frame, _) in _taken)
            frames.ReturnStolen(frame);

        return TellChunk(caller, domain, in exchange, chunk << outPerChunk);
    }

    private HypercallResult TakeChunk(Vcpu caller, Domain domain, in MemoryExchange exchange, ulong first, ulong count)
    {
        MachineMemory memory = domain.Host.Memory;
        for (ulong i = first; i < first + count; i++)
        {
            if (!TryRead(caller, in exchange.In, i, out ulong number))
                return caller.RefusePointer("exchange.In.ExtentStart[]", exchange.In.ExtentStart.Address + (i * sizeof(ulong)), sizeof(ulong), write: false);

            for (ulong j = 0; j < 1UL << (int)exchange.In.ExtentOrder; j++)
            {
                var frame = new MachineFrame(number + j);
                if (!memory.Contains(frame))
                    return Refuse(frame, "no such frame can be taken");

                ulong place = memory.PseudoPhysicalOf(frame);
                ref FrameInfo info = ref memory[frame];
                string? rule = info.Has(FrameFlags.Held) ? "the hypervisor uses it by its address, as the kernel's own image or its console"
                    : !info.IsOwnedBy(domain.Id) ? "it is not the domain's, or was named before"
                    : info.Has(FrameFlags.Hypervisor) ? "it is the hypervisor's"
                    : memory.Frames.TrySteal(frame, domain.Memory) ? null
                    : "it is still used";
                if (rule is not null)
                    return Refuse(frame, rule);

                _taken.Add((frame, place));
            }
        }

        return HypercallResult.Success;

        HypercallResult Refuse(MachineFrame frame, string rule) =>
            caller.Refuse(XenErrno.InvalidArgument, $"{FrameDescription.Of(caller, memory, frame)}: {rule}", "exchange.In.ExtentStart[]", frame.Value, "a frame of the domain that is neither mapped nor pinned");
    }

    private HypercallResult AllocateChunk(Vcpu caller, Domain domain, in MemoryExchange exchange, ulong count)
    {
        if (IsOnMissingNode(caller, new MemoryFlags(exchange.Out.Flags.Value & ~MemoryFlags.VirtualNode.Value)))
            return caller.Refuse(XenErrno.OutOfMemory, "the machine has node 0 alone", "exchange.Out.Flags", exchange.Out.Flags.Value, "node 0");

        uint bits = exchange.Out.Flags.AddressBits;
        for (ulong i = 0; i < count; i++)
        {
            AllocationRefusal refusal = domain.Host.Reservations.TryAllocateForExchange(domain.Memory, exchange.Out.ExtentOrder, PageReservations.FrameLimit(bits), out FrameExtent extent);
            if (refusal != AllocationRefusal.None)
                return caller.Refuse(XenErrno.OutOfMemory, Describe(refusal, domain), "exchange.Out.ExtentOrder", exchange.Out.ExtentOrder, "smaller extents, or fewer conditions");

            _given.Add(extent);
        }

        return HypercallResult.Success;
    }

    private HypercallResult TellChunk(Vcpu caller, Domain domain, in MemoryExchange exchange, ulong first)
    {
        HypercallResult result = HypercallResult.Success;
        for (int i = 0; i < _given.Count; i++)
        {
            ulong index = first + (ulong)i;
            if (TryRead(caller, in exchange.Out, index, out ulong place) || UncheckedAccess.IsAsked(caller))
            {
                Place(domain.Host.Memory, _given[i], place);
                if (TryWrite(caller, in exchange.Out, index, _given[i].Start) || UncheckedAccess.Write(caller, exchange.Out.ExtentStart.Address + (index * sizeof(ulong)), _given[i].Start))
                    continue;
            }

            result = caller.RefusePointer("exchange.Out.ExtentStart[]", exchange.Out.ExtentStart.Address + (index * sizeof(ulong)), sizeof(ulong), write: true);
        }

        return result;
    }
}
