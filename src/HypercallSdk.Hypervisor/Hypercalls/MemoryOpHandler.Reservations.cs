// The three operations on a list of extents answer how many are done, and never an error: where the first one fails the
// answer is how many were done before the call (0, unless the guest started in the middle). Why, the domain's log says.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

internal sealed unsafe partial class MemoryOpHandler
{
    /// <summary>Gives a domain frames that have no place in its physical memory yet.</summary>
    public HypercallResult IncreaseReservation(Vcpu caller, in MemoryReservation reservation)
    {
        if (Begin(caller, in reservation, mayLackList: true, LargestOrderFor(caller), out HypercallResult result) is not { } domain)
            return result;

        for (ulong i = Start(caller); i < reservation.ExtentCount; i++)
        {
            if (!TryAllocate(caller, domain, in reservation, i, out FrameExtent extent))
                return new HypercallResult((long)i);

            // An extent whose number cannot be told is the domain's all the same, as on Xen.
            if (!reservation.ExtentStart.IsNull && !TryWrite(caller, in reservation, i, extent.Start))
                return CannotWrite(caller, in reservation, i);
        }

        return new HypercallResult((long)reservation.ExtentCount);
    }

    /// <summary>Gives a domain frames for places in its physical memory, and enters them into the machine-to-physical table.</summary>
    public HypercallResult PopulatePhysmap(Vcpu caller, in MemoryReservation reservation)
    {
        if (Begin(caller, in reservation, mayLackList: false, LargestOrderFor(caller), out HypercallResult result) is not { } domain)
            return result;

        MachineMemory memory = domain.Host.Memory;
        for (ulong i = Start(caller); i < reservation.ExtentCount; i++)
        {
            if (!TryRead(caller, in reservation, i, out ulong place))
                return CannotRead(caller, in reservation, i);

            if ((reservation.Flags.Value & MemoryFlags.PopulateOnDemand.Value) != 0)
                return caller.RefusePartly(i, reservation.ExtentCount, "a PV domain's memory is not populated on demand", "reservation.Flags", reservation.Flags.Value, "no populate-on-demand flag");

            if (!TryAllocate(caller, domain, in reservation, i, out FrameExtent extent))
                return new HypercallResult((long)i);

            Place(memory, extent, place);
            if (!TryWrite(caller, in reservation, i, extent.Start))
                return CannotWrite(caller, in reservation, i);
        }

        return new HypercallResult((long)reservation.ExtentCount);
    }

    /// <summary>Takes frames from a domain.</summary>
    public HypercallResult DecreaseReservation(Vcpu caller, in MemoryReservation reservation)
    {
        if (Begin(caller, in reservation, mayLackList: false, LargestOrderFor(caller), out HypercallResult result) is not { } domain)
            return result;

        PageReservations reservations = domain.Host.Reservations;
        for (ulong i = Start(caller); i < reservation.ExtentCount; i++)
        {
            if (!TryRead(caller, in reservation, i, out ulong first))
                return CannotRead(caller, in reservation, i);

            for (ulong j = 0; j < 1UL << (int)reservation.ExtentOrder; j++)
            {
                // A number that wraps names a frame that is not there.
                var frame = new MachineFrame(first + j);
                if (reservations.TryRemove(domain.Memory, frame) is { } rule)
                    return caller.RefusePartly(i, reservation.ExtentCount, $"{FrameDescription.Of(caller, domain.Host.Memory, frame)}: {rule}", "reservation.ExtentStart[]", frame.Value, "a frame of the domain that it may give away");
            }
        }

        return new HypercallResult((long)reservation.ExtentCount);
    }

    private static uint LargestOrderFor(Vcpu caller) => caller.Domain.IsControlDomain ? LargestOrderOfControlDomain : LargestOrder;

    // The checks of all three; where one fails, nothing more is done than was before the call.
    private static Domain? Begin(Vcpu caller, in MemoryReservation reservation, bool mayLackList, uint largestOrder, out HypercallResult result)
    {
        ulong start = Start(caller);
        ulong count = reservation.ExtentCount;
        result = new HypercallResult((long)start);
        if (count == 0 && start == 0)
            return null;

        if (count > MostExtents)
            return Refuse(caller, "one call cannot count so many extents", "reservation.ExtentCount", count, $"at most {MostExtents}");

        if (start >= count)
            return Refuse(caller, $"the command says that {start} extents are done", "command", caller.Gate.Registers.Rdi, "fewer than there are");

        Domain? domain = caller.Domain.Host.FindOwner(reservation.Domain, caller.Domain);
        if (domain is null)
            return Refuse(caller, "no such domain", "reservation.Domain", reservation.Domain.Value, "the number of a domain, or DOMID_SELF");

        uint bits = reservation.Flags.AddressBits;
        if (bits != 0 && bits <= Page.Shift)
            return Refuse(caller, "no frame's address has so few bits", "reservation.Flags", reservation.Flags.Value, "0 address bits, for any, or more than 12");

        if (!MayAskForNode(caller, reservation.Flags))
            return Refuse(caller, "only the control domain may insist on a node, and there are no more than 64", "reservation.Flags", reservation.Flags.Value, "no exact-node flag");

        if (domain != caller.Domain && !caller.Domain.IsControlDomain)
            return Refuse(caller, "only the control domain may act for another domain", "reservation.Domain", reservation.Domain.Value, "the caller's own domain, or DOMID_SELF");

        ulong first = reservation.ExtentStart.Address + (start * sizeof(ulong));
        if (!(mayLackList && reservation.ExtentStart.IsNull) && !AddressSpace.IsGuestAddress(first))
            return Refuse(caller, "the list is not canonical or lies in the hypervisor's own range", "reservation.ExtentStart", first, "mapped guest memory");

        if (reservation.ExtentOrder > largestOrder)
            return Refuse(caller, "an extent may not be so large", "reservation.ExtentOrder", reservation.ExtentOrder, $"at most {largestOrder}");

        return domain;

        Domain? Refuse(Vcpu caller, string rule, string argument, ulong value, string expected)
        {
            _ = caller.RefusePartly(start, count, rule, argument, value, expected);
            return null;
        }
    }

    private static bool MayAskForNode(Vcpu caller, MemoryFlags flags)
    {
        // No domain has virtual nodes: which of them it asks for does not count.
        bool isExact = (flags.Value & MemoryFlags.ExactNodeRequest.Value) != 0;
        if ((flags.Value & MemoryFlags.VirtualNode.Value) != 0 || flags.Node == AnyNode)
            return true;

        return caller.Domain.IsControlDomain ? flags.Node < MostNodes : !isExact;
    }

    // The machine has one node: who insists on another gets nothing.
    private static bool IsOnMissingNode(Vcpu caller, MemoryFlags flags) =>
        caller.Domain.IsControlDomain
        && (flags.Value & (MemoryFlags.ExactNodeRequest.Value | MemoryFlags.VirtualNode.Value)) == MemoryFlags.ExactNodeRequest.Value
        && flags.Node != AnyNode
        && flags.Node != 0;

    private static bool TryAllocate(Vcpu caller, Domain domain, in MemoryReservation reservation, ulong index, out FrameExtent extent)
    {
        extent = default;
        ulong count = reservation.ExtentCount;
        if (IsOnMissingNode(caller, reservation.Flags) || UncheckedAccess.IsNodeMissing(caller, reservation.Flags.Node))
        {
            _ = caller.RefusePartly(index, count, "the machine has node 0 alone", "reservation.Flags", reservation.Flags.Value, "node 0");
            return false;
        }

        ulong limit = PageReservations.FrameLimit(reservation.Flags.AddressBits);
        AllocationRefusal refusal = domain.Host.Reservations.TryAllocate(domain.Memory, reservation.ExtentOrder, limit, out extent);
        if (refusal == AllocationRefusal.None)
            return true;

        (string argument, ulong value, string expected) = refusal switch
        {
            AllocationRefusal.Maximum => ("reservation.ExtentCount", count, "less, or a larger DomainConfig.MaximumMemoryMegabytes"),
            AllocationRefusal.NoMemory => ("reservation.ExtentOrder", reservation.ExtentOrder, "a smaller extent, one with fewer conditions, or a larger HostOptions.MachineMemoryMegabytes"),
            _ => ("reservation.ExtentCount", count, "less"),
        };
        _ = caller.RefusePartly(index, count, Describe(refusal, domain), argument, value, expected);
        return false;
    }

    private static string Describe(AllocationRefusal refusal, Domain domain) => refusal switch
    {
        AllocationRefusal.Maximum => $"{domain.Name} has {domain.PageCount} pages and may have {domain.Memory.MaximumPages}",
        AllocationRefusal.Claimed => $"of the machine's frames {domain.Host.Memory.FreeFrames} are free, {domain.Host.Reservations.ClaimedPages} of them claimed",
        AllocationRefusal.Dying => $"{domain.Name} is being taken off the machine",
        _ => $"the machine has no such extent left; {domain.Host.Memory.FreeFrames} of its frames are free",
    };

    // The guest says which place the extent has, and may say anything: nobody but readers of the table depends on it.
    private static void Place(MachineMemory memory, FrameExtent extent, ulong place)
    {
        for (ulong i = 0; i < extent.Count; i++)
            memory.SetPseudoPhysical(new MachineFrame(extent.Start + i), place + i);
    }

    private static bool TryRead(Vcpu caller, in MemoryReservation reservation, ulong index, out ulong value) =>
        caller.TryCopyIn(reservation.ExtentStart.Address + (index * sizeof(ulong)), out value);

    private static bool TryWrite(Vcpu caller, in MemoryReservation reservation, ulong index, ulong value) =>
        caller.TryCopyOut(reservation.ExtentStart.Address + (index * sizeof(ulong)), in value);

    private static HypercallResult CannotRead(Vcpu caller, in MemoryReservation reservation, ulong index) =>
        caller.RefusePartly(index, reservation.ExtentCount, "the list is not mapped", "reservation.ExtentStart[]", reservation.ExtentStart.Address + (index * sizeof(ulong)), "mapped guest memory");

    private static HypercallResult CannotWrite(Vcpu caller, in MemoryReservation reservation, ulong index) =>
        caller.RefusePartly(index, reservation.ExtentCount, "the extent's frame number cannot be written; the domain has the extent all the same", "reservation.ExtentStart[]", reservation.ExtentStart.Address + (index * sizeof(ulong)), "memory mapped writable");
}
