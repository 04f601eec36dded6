// L1 entries that grants are mapped by. Nobody but the hypervisor writes one, and what it holds (a reference to a page that
// is another domain's, and a use of it as Writable when it may write) was taken by the grant table before, which alone
// knows that the page was granted and how. From then on it is an entry as any other: who overwrites it, or lets its table
// go, puts back what it holds.
//
// Where the entry stands is named in one of two ways: by the virtual address that it is to map, looked up in the tables
// of the caller's kernel; or by its own machine address, which must be a multiple of 8 (XSA-227: else it would be parts of
// two entries) in an L1 table of the caller's that is in use as one.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>Writes the L1 entries that grants are mapped by. One a host.</summary>
internal sealed unsafe class GrantMappings(MachineMemory memory, PageTables tables)
{
    private const string AddressField = "operations.HostAddress";
    private const int AvailableFlagsShift = 16;
    private const ulong AvailableBits = (ulong)(PageTableFlags.Available0 | PageTableFlags.Available1 | PageTableFlags.Available2);
    private const int AvailableShift = 9;

    /// <summary>Writes an entry that maps a granted page, whose reference and use the caller has taken for it.</summary>
    /// <param name="caller">Whose tables they are.</param>
    /// <param name="address">The virtual address, or the entry's machine address.</param>
    /// <param name="frame">The page.</param>
    /// <param name="flags">How it is mapped.</param>
    public GrantStatus Create(Vcpu caller, ulong address, MachineFrame frame, GrantMapFlags flags)
    {
        ulong* place = Find(caller, address, (flags & GrantMapFlags.ContainsPte) != 0, AddressField, out GrantStatus refused);
        if (place is null)
            return refused;

        ulong old = *place;
        *place = EntryRules.Adjust(1, EntryFor(frame, flags).Value | AvailableOf(flags));
        tables.PutPageFromL1(new PageTableEntry(old));
        return GrantStatus.Okay;
    }

    /// <summary>
    /// Takes an entry away, or puts the entry of another virtual address in its place. What it held is the caller's to put
    /// back.
    /// </summary>
    /// <param name="caller">Whose tables they are.</param>
    /// <param name="address">The virtual address, or the entry's machine address.</param>
    /// <param name="frame">The page that it must map.</param>
    /// <param name="newAddress">The virtual address whose entry takes its place; 0 for none.</param>
    /// <param name="flags">How the page was mapped.</param>
    public GrantStatus Replace(Vcpu caller, ulong address, MachineFrame frame, ulong newAddress, GrantMapFlags flags)
    {
        bool isEntry = (flags & GrantMapFlags.ContainsPte) != 0;
        ulong moved = 0;
        if (newAddress != 0)
        {
            if (isEntry)
                return caller.RefuseGrant(GrantStatus.GeneralError, "a mapping that was made by its entry's address is not replaced", AddressField, address, "a mapping that was made by virtual address");

            // As on Xen the other place is empty from here on: if this one turns out not to map the grant, what was mapped
            // there is gone.
            ulong* source = Find(caller, newAddress, isEntry: false, "operations.NewAddress", out GrantStatus refused);
            if (source is null)
                return refused;

            moved = *source;
            *source = 0;
        }

        GrantStatus status = ReplaceWith(caller, address, frame, moved, flags, isEntry);
        if (status != GrantStatus.Okay)
            tables.PutPageFromL1(new PageTableEntry(moved));

        return status;
    }

    // The bits for the guest's use that the caller asked for, where its processors have them.
    private static ulong AvailableOf(GrantMapFlags flags) => (((ulong)flags >> AvailableFlagsShift) << AvailableShift) & AvailableBits;

    private static PageTableEntry EntryFor(MachineFrame frame, GrantMapFlags flags)
    {
        PageTableFlags bits = PageTableFlags.Present | PageTableFlags.Accessed | PageTableFlags.Dirty | PageTableFlags.NoExecute;
        if ((flags & GrantMapFlags.ApplicationMap) != 0)
            bits |= PageTableFlags.User;

        if ((flags & GrantMapFlags.ReadOnly) == 0)
            bits |= PageTableFlags.Writable;

        return new PageTableEntry(frame, bits);
    }

    private GrantStatus ReplaceWith(Vcpu caller, ulong address, MachineFrame frame, ulong moved, GrantMapFlags flags, bool isEntry)
    {
        ulong* place = Find(caller, address, isEntry, AddressField, out GrantStatus refused);
        if (place is null)
            return refused;

        const PageTableFlags Compared = PageTableFlags.Present | PageTableFlags.Writable;
        var old = new PageTableEntry(*place);
        PageTableEntry expected = EntryFor(frame, flags);
        if (old.Frame != frame || ((old.Flags ^ expected.Flags) & Compared) != 0)
        {
            return caller.RefuseGrant(
                GrantStatus.GeneralError,
                $"the address has not the mapping that the handle names: its L1 entry is {old}",
                AddressField,
                address,
                $"an entry that maps frame {frame} {((flags & GrantMapFlags.ReadOnly) != 0 ? "read-only" : "writable")}");
        }

        *place = moved;
        return GrantStatus.Okay;
    }

    // SAFETY: what is returned is an entry of a frame that is in use as an L1 table of the caller's domain.
    private ulong* Find(Vcpu caller, ulong address, bool isEntry, string field, out GrantStatus refused)
    {
        MachineFrame table;
        ulong* place;
        if (isEntry)
        {
            if (address % sizeof(ulong) != 0 && memory.Planted != PlantedBug.EntryAddressIsUnaligned)
                return Refuse(caller, "an entry's address is a multiple of 8", field, address, "the machine address of an L1 entry", out refused);

            table = new MachineFrame(address >> Page.Shift);
            place = memory.Contains(table) ? (ulong*)(memory.Base + address) : null;
        }
        else
        {
            place = AddressSpace.IsGuestAddress(address) ? caller.AddressSpace.FindL1Entry(address, out table) : FindNothing(out table);
        }

        if (place is null)
            return Refuse(caller, isEntry ? "the machine has no such address" : "the address has no L1 entry: a level above is not present", field, address, isEntry ? "the machine address of an L1 entry" : "an address with page tables down to level 1", out refused);

        FrameInfo info = memory[table];
        if (!info.IsOwnedBy(caller.Domain.Id) || info.Type != FrameType.L1 || info.TypeCount == 0 || !info.Has(FrameFlags.Validated))
            return Refuse(caller, $"the entry is in no L1 table of the caller's: {FrameDescription.Of(memory, table)}", field, address, "an entry of an L1 table in use", out refused);

        refused = GrantStatus.Okay;
        return place;
    }

    private static ulong* FindNothing(out MachineFrame table)
    {
        table = default;
        return null;
    }

    private static ulong* Refuse(Vcpu caller, string rule, string field, ulong address, string expected, out GrantStatus refused)
    {
        refused = caller.RefuseGrant(GrantStatus.GeneralError, rule, field, address, expected);
        return null;
    }
}
