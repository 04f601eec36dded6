using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <content>Why an entry is refused: the rule, the entry's place, the frame that it names and who holds that.</content>
internal sealed unsafe partial class PageTables
{
    private static HypercallResult RefuseBits(Vcpu? caller, Domain owner, PageTableEntry entry, EntryPlace place)
    {
        ulong disallowed = EntryRules.Disallowed(place.Level, owner);
        string rule = place.Level switch
        {
            1 => "caching bits are for domains with devices",
            2 or 3 when (entry.Flags & PageTableFlags.LargePage) != 0 => "large pages are not for PV guests",
            _ => "entries above L1 have no caching bits and no global bit",
        };
        return RefuseEntry(caller, XenErrno.InvalidArgument, rule, entry, place, $"none of the bits 0x{disallowed:x}");
    }

    private static HypercallResult RefuseEntry(Vcpu? caller, XenErrno error, string rule, PageTableEntry entry, EntryPlace place, string expected) =>
        PageTypes.Refuse(caller, error, $"{place}: {rule}", "entry", entry.Value, expected);

    private static HypercallResult RefuseHypervisorSlot(Vcpu? caller, PageTableEntry entry, EntryPlace place) =>
        RefuseEntry(caller, XenErrno.InvalidArgument, $"entries {EntryRules.FirstHypervisorSlot} to {EntryRules.LastHypervisorSlot} of a root are the hypervisor's", entry, place, "another entry");

    private static HypercallResult RefuseForeignTable(Vcpu? caller, PageTableEntry entry, EntryPlace place) =>
        RefuseEntry(caller, XenErrno.InvalidArgument, "only L1 entries map frames of a foreign domain", entry, place, "the tables' owner as the foreign domain");

    private HypercallResult RefuseNoMemory(Vcpu? caller, PageTableEntry entry, EntryPlace place) => RefuseEntry(
        caller,
        entry.Frame.Value == InvalidFrame ? XenErrno.InvalidArgument : XenErrno.NotPermitted,
        $"the machine has no frame {entry.Frame}: it would be device memory, which the domain was not given",
        entry,
        place,
        $"a frame below 0x{_memory.FrameCount:x}");

    private HypercallResult RefusePageOwner(Vcpu? caller, Domain owner, PageTableEntry entry, EntryPlace place) => RefuseEntry(
        caller,
        XenErrno.Busy,
        $"{Describe(caller, entry)}: an L1 entry maps a frame of domain {owner.Id} here",
        entry,
        place,
        $"a frame of domain {owner.Id}");

    private HypercallResult RefuseReferences(Vcpu? caller, PageTableEntry entry, EntryPlace place) => RefuseEntry(
        caller,
        XenErrno.Busy,
        $"frame {entry.Frame} has as many references as can be counted",
        entry,
        place,
        "a frame with fewer mappings");

    private HypercallResult RefuseWritable(Vcpu? caller, PageTableEntry entry, EntryPlace place) => RefuseEntry(
        caller,
        XenErrno.Busy,
        $"a page or descriptor table is never mapped writable: {Describe(caller, entry)}",
        entry,
        place,
        "a read-only mapping");

    private HypercallResult RefuseCaching(Vcpu? caller, PageTableEntry entry, EntryPlace place) => RefuseEntry(
        caller,
        XenErrno.AccessDenied,
        $"caching of the hypervisor's own memory is not changed: {Describe(caller, entry)}",
        entry,
        place,
        $"none of the bits 0x{EntryRules.Caching:x}");

    private HypercallResult RefuseTableOwner(Vcpu? caller, Domain owner, PageTableEntry entry, EntryPlace place) => RefuseEntry(
        caller,
        XenErrno.InvalidArgument,
        _memory.Contains(entry.Frame) ? $"{Describe(caller, entry)}: a table names tables of its own domain alone" : $"the machine has no frame {entry.Frame}",
        entry,
        place,
        $"a frame of domain {owner.Id}");

    private HypercallResult RefuseTableType(Vcpu? caller, Machine.FrameType type, PageTableEntry entry, EntryPlace place) => RefuseEntry(
        caller,
        XenErrno.InvalidArgument,
        $"a frame is one thing at a time: {Describe(caller, entry)}",
        entry,
        place,
        $"{PageTypes.NameOf(type)}, or a frame that can become one: mapped nowhere writable, and no other table");

    private HypercallResult RefuseLinear(Vcpu? caller, string rule, PageTableEntry entry, EntryPlace place) => RefuseEntry(
        caller,
        XenErrno.InvalidArgument,
        $"{rule}: {Describe(caller, entry)}",
        entry,
        place,
        $"a table of level {place.Level - 1}, or read-only a table of level {place.Level} without such entries");

    private HypercallResult RefusePin(Vcpu? caller, string rule, string expected, MachineFrame frame) => PageTypes.Refuse(
        caller,
        XenErrno.InvalidArgument,
        $"{FrameDescription.Of(caller, _memory, frame)}: it {rule}",
        "frame",
        frame.Value,
        expected);

    private string Describe(Vcpu? caller, PageTableEntry entry) => FrameDescription.Of(caller, _memory, entry.Frame);
}
