// Writable page tables: a kernel stores to an entry as it does on a bare machine, and the store is checked as a hypercall is.
// What Xen 4.17 does (asked of it, and read in its sources):
//
//  - The store faults, since a table is mapped read-only. When it is the guest kernel's, to a page whose own entry is
//    present and read-only and maps an L1 table of the domain, it is carried out as an update of that one entry. Stores to
//    L2, L3 and L4 tables are not: they fault.
//  - Domain 0 always has it; any other domain asks for it (vm_assist, VMASST_TYPE_writable_pagetables).
//  - 1, 2, 4 and 8 aligned bytes; fewer than 8 become a write of the whole entry with the rest as it stands. A compare and
//    exchange is checked by its new value even when the comparison then fails.
//  - What the update refuses is a fault that the guest gets: a write to a page that is present, error code 3. Xen says
//    nothing; here the domain's log says why.
//  - Xen reads the table's own entry through its linear mapping, and what the store leaves as it is, through the guest's
//    address: the processor marks the entries on the way as accessed.
//  - No translation is flushed. That is the guest's to do, as on a bare machine.
using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    private const int EntrySize = sizeof(ulong);

    /// <summary>Carries out a store that faulted, when it is one to an L1 table.</summary>
    /// <param name="address">Where it begins.</param>
    /// <param name="source">What it stores.</param>
    /// <returns>How many bytes were stored: none where it is no such store or is refused.</returns>
    private int StoreToTable(ulong address, ReadOnlySpan<byte> source)
    {
        // What is no word is copied byte by byte, as the xen target's copy is.
        int size = source.Length is 1 or 2 or 4 or EntrySize ? source.Length : 1;
        if ((address & (uint)(size - 1)) != 0 || !TryFindStoredTable(address, out MachineFrame table))
            return 0;

        if (size < EntrySize)
            _addressSpace.MarkAccessed(address, 1);

        ulong value = EntryOf(table, address);
        source[..size].CopyTo(MemoryMarshal.AsBytes(new Span<ulong>(ref value))[(int)(address % EntrySize)..]);
        return UpdateEntry(table, address, value) ? size : 0;
    }

    /// <summary>Carries out a compare and exchange that faulted, when it is one in an L1 table and is not refused.</summary>
    private bool TryExchangeInTable(ulong address, ulong value, ulong comparand, int size, out ulong was)
    {
        was = 0;
        if (!TryFindStoredTable(address, out MachineFrame table))
            return false;

        _addressSpace.MarkAccessed(address, 1);
        ulong current = EntryOf(table, address);
        int shift = (int)(address % EntrySize) * 8;
        ulong mask = size == EntrySize ? ulong.MaxValue : uint.MaxValue;
        was = (current >> shift) & mask;
        ulong changed = (current & ~(mask << shift)) | ((value & mask) << shift);
        return was == (comparand & mask) ? UpdateEntry(table, address, changed) : IsAllowed(table, address, changed);
    }

    private bool TryFindStoredTable(ulong address, out MachineFrame table)
    {
        table = default;
        bool isServed = Domain.IsControlDomain || Domain.Has(VmAssistType.WritablePageTables);
        if (!isServed || Mode != VcpuMode.Kernel)
            return false;

        PageWalk walk = _addressSpace.Walk(address, MemoryAccess.Write);
        if (!walk.IsMapped || walk.LastEntry.Flags.HasFlag(PageTableFlags.Writable))
            return false;

        _addressSpace.MarkAccessed(address, 2);
        table = walk.LastEntry.Frame;
        ref readonly FrameInfo info = ref Domain.Host.Memory[table];
        return info.Type == FrameType.L1 && info.TypeCount != 0 && info.IsOwnedBy(Domain.Id);
    }

    private bool UpdateEntry(MachineFrame table, ulong address, ulong value)
    {
        BeginStore();
        HypercallResult result = Domain.Host.PageTables.ModifyL1(this, table, IndexOf(address), new PageTableEntry(value), preserveAccessedDirty: false, Domain, Domain);
        EndStore();
        return result.IsSuccess;
    }

    private bool IsAllowed(MachineFrame table, ulong address, ulong value)
    {
        var entry = new PageTableEntry(value);
        if (!entry.IsPresent)
            return true;

        BeginStore();
        PageTables tables = Domain.Host.PageTables;
        HypercallResult result = tables.GetPageFromL1(this, Domain, Domain, entry, new EntryPlace(1, table, IndexOf(address)));
        EndStore();
        if (result.IsError)
            return false;

        tables.PutPageFromL1(entry);
        return true;
    }

    private static int IndexOf(ulong address) => (int)(address & (Page.Size - 1)) / EntrySize;

    // SAFETY: the table is an existing frame, and the index is below 512.
    private ulong EntryOf(MachineFrame table, ulong address) => ((ulong*)Domain.Host.Memory.HostAddress(table))[IndexOf(address)];
}
