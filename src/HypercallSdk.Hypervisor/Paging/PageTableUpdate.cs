// What an entry of an L1 table may become. Until page-table frames change their types (they are typed once, by the
// builder), three rules keep the invariants of AddressSpace:
//
//  - An entry maps a frame of the table's own domain: one of its memory, or its shared_info.
//  - No entry maps a frame typed L1 to L4 writable.
//  - An entry carries no bit that is the hypervisor's or asks for caching that the domain may not ask for.
//
// Xen sets the user bit of every present entry, since the guest's kernel runs at privilege level 3 too.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>Validated changes of page tables.</summary>
internal static unsafe class PageTableUpdate
{
    // Bits 52 to 62 (software's and Xen's own) and the caching bits 3, 4 and 7.
    private const ulong Disallowed = 0x7ff0_0000_0000_0000 | CachingBits;
    private const ulong CachingBits = (ulong)(PageTableFlags.WriteThrough | PageTableFlags.CacheDisable | PageTableFlags.LargePage);

    /// <summary>Writes the L1 entry that maps <paramref name="address"/> in the tables in use.</summary>
    public static HypercallResult SetL1Entry(Vcpu caller, VirtualAddress address, PageTableEntry entry)
    {
        if (!AddressSpace.IsGuestAddress(address.Value))
            return caller.Refuse(XenErrno.InvalidArgument, "the address is not canonical or belongs to the hypervisor", "address", address.Value, "a guest virtual address");

        ulong* place = caller.AddressSpace.FindL1Entry(address.Value, out _);
        if (place is null)
            return caller.Refuse(XenErrno.InvalidArgument, "no L1 table maps the address: a level above it is not present", "address", address.Value, "an address that the guest's tables reach down to L1");

        if (!entry.IsPresent)
        {
            *place = entry.Value;
            return HypercallResult.Success;
        }

        ulong disallowed = caller.Domain.IsControlDomain ? Disallowed & ~CachingBits : Disallowed;
        if ((entry.Value & disallowed) != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "the entry has flags that a guest must not set", "entry", entry.Value, $"none of the bits 0x{disallowed:x}");

        if (Check(caller, entry) is { IsError: true } refused)
            return refused;

        // SAFETY: place points into an L1 table, found by a walk of validated tables.
        *place = entry.With(PageTableFlags.User).Value;
        return HypercallResult.Success;
    }

    private static HypercallResult Check(Vcpu caller, PageTableEntry entry)
    {
        MachineMemory memory = caller.Domain.Host.Memory;
        MachineFrame frame = entry.Frame;
        if (!memory.Contains(frame))
            return caller.Refuse(XenErrno.NotPermitted, $"the machine has no frame {frame}: it would be device memory, which the domain was not given", "entry", entry.Value, $"a frame below 0x{memory.FrameCount:x}");

        ref readonly FrameInfo info = ref memory[frame];
        if (!info.IsOwnedBy(caller.Domain.Id))
        {
            string owner = info.IsFree ? "nobody" : $"domain {info.Owner}";
            return caller.Refuse(XenErrno.Busy, $"frame {frame} belongs to {owner}", "entry", entry.Value, $"a frame of domain {caller.Domain.Id}");
        }

        return info.Type is >= FrameType.L1 and <= FrameType.L4 && entry.Flags.HasFlag(PageTableFlags.Writable)
            ? caller.Refuse(XenErrno.Busy, $"frame {frame} is in use as an {info.Type} page table: it cannot be mapped writable", "entry", entry.Value, "a read-only mapping")
            : HypercallResult.Success;
    }
}
