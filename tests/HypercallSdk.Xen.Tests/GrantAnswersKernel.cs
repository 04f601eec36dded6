using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Asks what the documentation of <see cref="IGrantTableOp"/> says: domain 0 grants its own pages to itself, rightly and
/// wrongly, and prints each answer that is not as documented. The same source runs on real Xen and on the built-in
/// hypervisor.
/// </summary>
[GuestKernel]
public partial struct GrantAnswersKernel
{
    private const long BadAddress = -14;
    private const long Busy = -16;
    private const long InvalidArgument = -22;
    private const long NotImplemented = -38;
    private const PageTableFlags Writable = PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User;
    private const GrantMapFlags Host = GrantMapFlags.HostMap;
    private const ulong NoTable = 0x5000_0000_0000;
    private const ulong BadPointer = 8;

    // Pages of the kernel's own memory from this one on are neither the image's nor page tables, and mapped on both targets.
    private const ulong FirstFreePage = 900;

    private int _asDocumented;

    [Boot]
    private void Start(in StartInfo info)
    {
        Sizes();
        MapTable();
        Mapping();
        BadMappings(in info);
        BadUnmappings();
        Replacing(in info);
        Copying(in info);
        Transferring();
        Swapping();
        CacheFlushing();
        Batches();
        Versions();
        SecondVersion();
        GuestConsole.WriteLine($"{_asDocumented} answers as documented");
        SchedOp.PowerOff();
    }

    private void Expect(ReadOnlySpan<byte> call, long documented, long answer)
    {
        if (answer == documented)
        {
            _asDocumented++;
            return;
        }

        GuestConsole.WriteLine($"{call}: {answer}, documented {documented}");
    }

    private void Expect(ReadOnlySpan<byte> call, GrantStatus documented, HypercallResult result, GrantStatus status) =>
        Expect(call, (long)documented, result.Value == 0 ? (long)status : result.Value * 1000);

    private static ulong Window(ulong index) => KernelMemory.Base.Value + ((FirstFreePage + index) << Page.Shift);

    private static MachineFrame Frame(ulong index)
    {
        KernelMemory.TryGetMachineFrame(new PseudoPhysicalFrame(FirstFreePage + index), out MachineFrame frame);
        return frame;
    }

    private static void Restore(ulong index) => KernelMemory.MapPage(new VirtualAddress(Window(index)), Frame(index));

    private static void Unmap(ulong index) => KernelMemory.UnmapPage(new VirtualAddress(Window(index)));

    private static ulong MachineToPhysical(MachineFrame frame) => new GuestPointer<ulong>(HypervisorMemory.MachineToPhysicalStart)[(long)frame.Value].Read();

    // The table's first frame is mapped at window 1.
    private static GuestPointer<GrantEntryV1> Entry(long reference) => new GuestPointer<GrantEntryV1>(Window(1))[reference];

    private static GuestPointer<GrantEntryV2> EntryV2(long reference) => new GuestPointer<GrantEntryV2>(Window(1))[reference];

    private static void Grant(long reference, MachineFrame frame, GrantEntryFlags flags = GrantEntryFlags.PermitAccess, ushort domain = 0) =>
        Entry(reference).Write(new GrantEntryV1 { Flags = flags, Domain = new DomainId(domain), Frame = (uint)frame.Value });

    private void Sizes()
    {
        Span<GrantQuerySize> query = stackalloc GrantQuerySize[1];
        query[0] = new() { Domain = DomainId.Self };
        Expect("query size"u8, GrantStatus.Okay, GrantTableOp.QuerySize(query), query[0].Status);
        Expect("query size, frames"u8, 1, query[0].FrameCount);
        Expect("query size, maximum"u8, 64, query[0].MaximumFrameCount);
        query[0] = new() { Domain = new DomainId(77) };
        Expect("query size, no such domain"u8, GrantStatus.BadDomain, GrantTableOp.QuerySize(query), query[0].Status);
        Expect("query size, none"u8, InvalidArgument, Gate.Invoke(20, 6, Window(0), 0));
        Expect("query size, two"u8, InvalidArgument, Gate.Invoke(20, 6, Window(0), 2));
        Expect("query size, two, bad pointer"u8, InvalidArgument, Gate.Invoke(20, 6, BadPointer, 2));
        Expect("query size, bad pointer"u8, BadAddress, Gate.Invoke(20, 6, BadPointer, 1));
        Expect("negative count"u8, InvalidArgument, Gate.Invoke(20, 0, Window(0), 0x8000_0000));
        Expect("no such command"u8, NotImplemented, Gate.Invoke(20, 13, Window(0), 1));
        Expect("no such command, none"u8, NotImplemented, Gate.Invoke(20, 13, 0, 0));
        Expect("continued command"u8, InvalidArgument, Gate.Invoke(20, 6 | (1 << 12), Window(0), 1));
        Expect("continued command, bit 20"u8, InvalidArgument, Gate.Invoke(20, 6 | (1 << 20), Window(0), 1));
        Expect("dump table"u8, NotImplemented, GrantTableOp.DumpTable(new GuestPointer<GrantDumpTable>(Window(0)), 1).Value);

        Span<GrantSetupTable> setup = stackalloc GrantSetupTable[1];
        setup[0] = new() { Domain = DomainId.Self, FrameCount = 65, FrameList = new GuestPointer<MachineFrame>(Window(0)) };
        Expect("setup, too many"u8, GrantStatus.GeneralError, GrantTableOp.SetupTable(setup), setup[0].Status);
        setup[0] = new() { Domain = new DomainId(77), FrameCount = 1, FrameList = new GuestPointer<MachineFrame>(Window(0)) };
        Expect("setup, no such domain"u8, GrantStatus.BadDomain, GrantTableOp.SetupTable(setup), setup[0].Status);
        setup[0] = new() { Domain = DomainId.Self, FrameCount = 1, FrameList = new GuestPointer<MachineFrame>(BadPointer) };
        Expect("setup, bad list"u8, GrantStatus.BadVirtualAddress, GrantTableOp.SetupTable(setup), setup[0].Status);
        setup[0] = new() { Domain = DomainId.Self, FrameCount = 1, FrameList = new GuestPointer<MachineFrame>(HypervisorMemory.Start) };
        Expect("setup, list in the hypervisor"u8, BadAddress, GrantTableOp.SetupTable(setup).Value);
        setup[0] = new() { Domain = DomainId.Self, FrameCount = 0, FrameList = new GuestPointer<MachineFrame>(BadPointer) };
        Expect("setup, no frames"u8, GrantStatus.Okay, GrantTableOp.SetupTable(setup), setup[0].Status);
        Expect("setup, none"u8, InvalidArgument, Gate.Invoke(20, 2, BadPointer, 0));
        Expect("setup, two"u8, InvalidArgument, Gate.Invoke(20, 2, Window(0), 2));
        Expect("setup, bad pointer"u8, BadAddress, Gate.Invoke(20, 2, BadPointer, 1));
        setup[0] = new() { Domain = DomainId.Self, FrameCount = 2, FrameList = new GuestPointer<MachineFrame>(Window(0)) };
        Expect("setup"u8, GrantStatus.Okay, GrantTableOp.SetupTable(setup), setup[0].Status);
        query[0] = new() { Domain = DomainId.Zero };
        Expect("query size, by number"u8, GrantStatus.Okay, GrantTableOp.QuerySize(query), query[0].Status);
        Expect("query size, two frames"u8, 2, query[0].FrameCount);
    }

    private void MapTable()
    {
        MachineFrame table = new GuestPointer<MachineFrame>(Window(0)).Read();
        Expect("map the table"u8, 0, KernelMemory.MapPage(new VirtualAddress(Window(1)), table).Value);
        Span<MmuExtendedOperation> pin = stackalloc MmuExtendedOperation[1];
        pin[0] = new() { Command = MmuExtendedCommand.PinL1Table, Frame = table };
        Expect("pin the table"u8, InvalidArgument, MmuExtOp.Execute(pin, out _, DomainId.Self).Value);
        Expect("the table's entry in the machine-to-physical table"u8, -1, (long)MachineToPhysical(table));
    }

    private GrantMap Map(ulong address, uint reference, GrantMapFlags flags = Host, ushort domain = 0)
    {
        Span<GrantMap> map = stackalloc GrantMap[1];
        map[0] = new() { HostAddress = address, Flags = flags, Reference = new GrantReference(reference), Domain = new DomainId(domain), Handle = new GrantHandle(12345) };
        HypercallResult result = GrantTableOp.Map(map);
        if (result.Value != 0)
        {
            map[0].Status = (GrantStatus)result.Value;
        }

        return map[0];
    }

    private GrantStatus Unmap(ulong address, GrantHandle handle, ulong bus = 0)
    {
        Span<GrantUnmap> unmap = stackalloc GrantUnmap[1];
        unmap[0] = new() { HostAddress = address, DeviceBusAddress = bus, Handle = handle };
        HypercallResult result = GrantTableOp.Unmap(unmap);
        return result.Value == 0 ? unmap[0].Status : (GrantStatus)result.Value;
    }

    private void Expect(ReadOnlySpan<byte> call, GrantStatus documented, GrantStatus answer) => Expect(call, (long)documented, (long)answer);

    private void Mapping()
    {
        new GuestPointer<ulong>(Window(2)).Write(0x1234);
        Grant(8, Frame(2));
        GrantMap map = Map(Window(3), 8);
        Expect("map"u8, GrantStatus.Okay, map.Status);
        Expect("map, handle"u8, 0, map.Handle.Value);
        Expect("map, bus address"u8, (long)Frame(2).Address.Value, (long)map.DeviceBusAddress);
        Expect("map, in use"u8, 25, (long)Entry(8).Read().Flags);
        Expect("map, the page"u8, 0x1234, (long)new GuestPointer<ulong>(Window(3)).Read());
        new GuestPointer<ulong>(Window(3)).Write(0x5678);
        Expect("map, the same page"u8, 0x5678, (long)new GuestPointer<ulong>(Window(2)).Read());
        GrantMap again = Map(Window(4), 8, Host | GrantMapFlags.ReadOnly);
        Expect("map again, read-only"u8, GrantStatus.Okay, again.Status);
        Expect("map again, handle"u8, 1, again.Handle.Value);
        Expect("unmap"u8, GrantStatus.Okay, Unmap(Window(3), map.Handle));
        Expect("unmap, still in use for reading"u8, 9, (long)Entry(8).Read().Flags);
        Expect("unmap the other"u8, GrantStatus.Okay, Unmap(Window(4), again.Handle));
        Expect("unmap, out of use"u8, 1, (long)Entry(8).Read().Flags);
        Expect("unmap, twice"u8, GrantStatus.BadHandle, Unmap(Window(3), map.Handle));
        Expect("unmap, no such handle"u8, GrantStatus.BadHandle, Unmap(Window(3), new GrantHandle(1_000_000)));

        GrantMap readOnly = Map(Window(3), 8, Host | GrantMapFlags.ReadOnly);
        Expect("map read-only"u8, 9, readOnly.Status == 0 ? (long)Entry(8).Read().Flags : (long)readOnly.Status);
        GrantMap reused = Map(Window(4), 8, Host | GrantMapFlags.ReadOnly);
        Expect("handles are not used again at once"u8, 5, readOnly.Handle.Value + reused.Handle.Value);
        Unmap(Window(3), readOnly.Handle);
        Unmap(Window(4), reused.Handle);

        GrantMap device = Map(0, 8, GrantMapFlags.DeviceMap);
        Expect("map for devices"u8, GrantStatus.Okay, device.Status);
        Expect("map for devices, in use"u8, 25, (long)Entry(8).Read().Flags);
        Expect("unmap for devices, another address"u8, GrantStatus.BadDeviceAddress, Unmap(0, device.Handle, device.DeviceBusAddress + 4096));
        Expect("unmap for devices, neither"u8, GrantStatus.Okay, Unmap(0, device.Handle));
        Expect("unmap for devices, neither, in use"u8, 25, (long)Entry(8).Read().Flags);
        Expect("unmap for devices"u8, GrantStatus.Okay, Unmap(0, device.Handle, device.DeviceBusAddress));
        Expect("unmap for devices, out of use"u8, 1, (long)Entry(8).Read().Flags);

        GrantMap both = Map(Window(3), 8, GrantMapFlags.DeviceMap | Host);
        Expect("map for both"u8, GrantStatus.Okay, both.Status);
        Expect("unmap for both, devices first"u8, GrantStatus.Okay, Unmap(0, both.Handle, both.DeviceBusAddress));
        Expect("unmap for both, devices twice"u8, GrantStatus.Okay, Unmap(0, both.Handle, both.DeviceBusAddress));
        Expect("unmap for both"u8, GrantStatus.Okay, Unmap(Window(3), both.Handle));
        Expect("unmap for both, out of use"u8, 1, (long)Entry(8).Read().Flags);

        GrantMap available = Map(Window(3), 8, Host | (GrantMapFlags)0x0007_0000);
        Expect("map with available bits"u8, GrantStatus.Okay, available.Status);
        Unmap(Window(3), available.Handle);
        GrantMap application = Map(Window(3), 8, Host | GrantMapFlags.ApplicationMap);
        Expect("map for user mode"u8, GrantStatus.Okay, application.Status);
        Unmap(Window(3), application.Handle);
        GrantMap unknown = Map(Window(3), 8, Host | (GrantMapFlags)0x20);
        Expect("map with an unknown flag"u8, GrantStatus.Okay, unknown.Status);
        Unmap(Window(3), unknown.Handle);

        // In the middle of a page: the page's entry is what counts.
        GrantMap middle = Map(Window(3) + 8, 8);
        Expect("map in mid-page"u8, GrantStatus.Okay, middle.Status);
        Expect("unmap, the page's start"u8, GrantStatus.Okay, Unmap(Window(3), middle.Handle));

        // The old mapping is gone for good.
        Restore(4);
        GrantMap over = Map(Window(4), 8);
        Expect("map over a page"u8, GrantStatus.Okay, over.Status);
        Unmap(Window(4), over.Handle);
        Restore(3);
        Restore(4);
    }

    private void BadMappings(in StartInfo info)
    {
        KernelMemory.TryGetMachineFrame(info.PageTableBase, out MachineFrame root);
        Expect("map, no flags"u8, GrantStatus.BadReference, Map(Window(3), 8, 0).Status);
        Expect("map, no kind"u8, GrantStatus.BadReference, Map(Window(3), 8, GrantMapFlags.ReadOnly).Status);
        Expect("map, no such domain"u8, GrantStatus.BadDomain, Map(Window(3), 8, Host, 77).Status);
        Expect("map, handle left"u8, 12345, Map(Window(3), 8, Host, 77).Handle.Value);
        Expect("map, by self"u8, GrantStatus.BadDomain, Map(Window(3), 8, Host, 0x7ff0).Status);
        Expect("map, beyond the table"u8, GrantStatus.BadReference, Map(Window(3), 1024).Status);
        Expect("map, far beyond the table"u8, GrantStatus.BadReference, Map(Window(3), uint.MaxValue).Status);
        Expect("map, nothing granted"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        Grant(9, Frame(2), GrantEntryFlags.AcceptTransfer);
        Expect("map, a transfer"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        Grant(9, Frame(2), GrantEntryFlags.Transitive);
        Expect("map, a passed-on grant"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        Grant(9, Frame(2), GrantEntryFlags.PermitAccess, 77);
        Expect("map, granted to another"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        Grant(9, Frame(2), GrantEntryFlags.PermitAccess, 0x7ff0);
        Expect("map, granted to self"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        Grant(9, Frame(2), GrantEntryFlags.PermitAccess | GrantEntryFlags.ReadOnly);
        Expect("map, read-only grant"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        Expect("map, read-only grant, entry"u8, 5, (long)Entry(9).Read().Flags);
        GrantMap readOnly = Map(Window(3), 9, Host | GrantMapFlags.ReadOnly);
        Expect("map read-only, read-only grant"u8, GrantStatus.Okay, readOnly.Status);
        Unmap(Window(3), readOnly.Handle);
        Grant(9, Frame(2), GrantEntryFlags.PermitAccess | GrantEntryFlags.SubPage);
        Expect("map, flag of version 2"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        Grant(9, new MachineFrame(0xfff_ffff));
        Expect("map, no memory"u8, GrantStatus.BadPage, Map(Window(3), 9).Status);
        Expect("map, no memory, entry"u8, 1, (long)Entry(9).Read().Flags);
        Grant(9, new MachineFrame(1));
        Expect("map, device memory"u8, GrantStatus.BadPage, Map(Window(3), 9).Status);
        Grant(9, info.SharedInfo.Frame);
        GrantMap shared = Map(Window(3), 9);
        Expect("map, shared_info"u8, GrantStatus.Okay, shared.Status);
        Grant(9, root);
        GrantMap pinned = Map(Window(4), 9);
        Expect("map, entry changed while in use"u8, (long)info.SharedInfo.Value, (long)pinned.DeviceBusAddress);
        Unmap(Window(4), pinned.Handle);
        Unmap(Window(3), shared.Handle);
        Restore(4);
        Grant(9, root);
        Expect("map, a page table"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        GrantMap table = Map(Window(3), 9, Host | GrantMapFlags.ReadOnly);
        Expect("map read-only, a page table"u8, GrantStatus.Okay, table.Status);
        Unmap(Window(3), table.Handle);
        Grant(9, Frame(2));
        Expect("map, no level-1 table"u8, GrantStatus.GeneralError, Map(NoTable, 9).Status);
        Expect("map, the hypervisor's place"u8, GrantStatus.GeneralError, Map(HypervisorMemory.Start, 9).Status);
        Expect("map, not canonical"u8, GrantStatus.GeneralError, Map(1UL << 48, 9).Status);
        Expect("map, nothing was kept"u8, 1, (long)Entry(9).Read().Flags);
        Expect("map by entry, nobody's"u8, GrantStatus.GeneralError, Map(0xfff_ffff_f000, 9, Host | GrantMapFlags.ContainsPte).Status);
        Expect("map by entry, no table"u8, GrantStatus.GeneralError, Map(Frame(5).Address.Value, 9, Host | GrantMapFlags.ContainsPte).Status);
        Expect("map by entry, a root"u8, GrantStatus.GeneralError, Map(root.Address.Value, 9, Host | GrantMapFlags.ContainsPte).Status);
        ulong slot = SlotOf(Window(3), in info);
        Expect("map by entry, not aligned"u8, GrantStatus.GeneralError, Map(slot + 4, 9, Host | GrantMapFlags.ContainsPte).Status);
        Restore(3);
        GrantMap entry = Map(slot, 9, Host | GrantMapFlags.ContainsPte);
        Expect("map by entry"u8, GrantStatus.Okay, entry.Status);
        Expect("map by entry, the page"u8, 0x5678, (long)new GuestPointer<ulong>(Window(3)).Read());
        Expect("unmap by entry, by address"u8, GrantStatus.GeneralError, Unmap(Window(3), entry.Handle));
        Expect("unmap by entry, another"u8, GrantStatus.GeneralError, Unmap(slot + 8, entry.Handle));
        Expect("unmap by entry"u8, GrantStatus.Okay, Unmap(slot, entry.Handle));
        Restore(3);
    }

    // The level-1 entry that maps an address: found by walking the tables, which are mapped read-only one to one.
    private static ulong SlotOf(ulong address, in StartInfo info)
    {
        KernelMemory.TryGetMachineFrame(new VirtualAddress(TableOf(address, in info)), out MachineFrame frame);
        return frame.Address.Value + (((address >> 12) & 511) * 8);
    }

    private static bool IsMapped(ulong address, in StartInfo info) =>
        new PageTableEntry(new GuestPointer<ulong>(TableOf(address, in info))[(long)(address >> 12) & 511].Read()).IsPresent;

    private static ulong TableOf(ulong address, in StartInfo info)
    {
        ulong table = info.PageTableBase.Value;
        for (int level = 4; level > 1; level--)
        {
            ulong entry = new GuestPointer<ulong>(table)[(long)(address >> (3 + (9 * level))) & 511].Read();
            KernelMemory.TryGetAddress(new PageTableEntry(entry).Frame, out VirtualAddress next);
            table = next.Value;
        }

        return table;
    }

    private void BadUnmappings()
    {
        GrantMap map = Map(Window(3), 9);
        Expect("unmap, no level-1 table"u8, GrantStatus.GeneralError, Unmap(NoTable, map.Handle));
        Expect("unmap, another page"u8, GrantStatus.GeneralError, Unmap(Window(5), map.Handle));
        Expect("unmap, the hypervisor's place"u8, GrantStatus.GeneralError, Unmap(HypervisorMemory.Start, map.Handle));
        Expect("unmap, bus address not looked at"u8, GrantStatus.Okay, Unmap(Window(3), map.Handle, map.DeviceBusAddress + 4096));
        map = Map(Window(3), 9);
        Expect("unmap, bus address of no device mapping"u8, GrantStatus.Okay, Unmap(0, map.Handle, map.DeviceBusAddress));
        Expect("unmap, no address"u8, GrantStatus.Okay, Unmap(0, map.Handle));
        Expect("unmap, still in use"u8, 25, (long)Entry(9).Read().Flags);
        Unmap(3);
        Expect("unmap, mapping written over"u8, GrantStatus.GeneralError, Unmap(Window(3), map.Handle));
        Expect("unmap, written over, in use"u8, 25, (long)Entry(9).Read().Flags);

        // The same frame mapped plainly in the place: the entry looks alike.
        KernelMemory.MapPage(new VirtualAddress(Window(3)), Frame(2));
        Expect("unmap, mapped plainly"u8, GrantStatus.Okay, Unmap(Window(3), map.Handle));
        Expect("unmap, mapped plainly, out of use"u8, 1, (long)Entry(9).Read().Flags);
        GrantMap elsewhere = Map(Window(3), 9, Host | GrantMapFlags.ReadOnly);
        KernelMemory.MapPage(new VirtualAddress(Window(4)), Frame(2));
        Expect("unmap, another mapping of the frame"u8, GrantStatus.GeneralError, Unmap(Window(4), elsewhere.Handle));
        Expect("unmap, its own"u8, GrantStatus.Okay, Unmap(Window(3), elsewhere.Handle));
        GrantMap writable = Map(Window(3), 9, Host | GrantMapFlags.ReadOnly);
        KernelMemory.MapPage(new VirtualAddress(Window(3)), Frame(2));
        Expect("unmap, mapped plainly and writable"u8, GrantStatus.GeneralError, Unmap(Window(3), writable.Handle));
        Expect("unmap, mapped plainly and writable, in use"u8, 9, (long)Entry(9).Read().Flags);
        KernelMemory.MapPage(new VirtualAddress(Window(3)), new PageTableEntry(Frame(2), PageTableFlags.Present | PageTableFlags.User));
        Expect("unmap, mapped plainly and read-only"u8, GrantStatus.Okay, Unmap(Window(3), writable.Handle));
        Expect("unmap, mapped plainly and read-only, out of use"u8, 1, (long)Entry(9).Read().Flags);
        GrantMap both = Map(Window(3), 9);
        GrantMap second = Map(Window(4), 9);
        Expect("unmap, the other mapping's address"u8, GrantStatus.Okay, Unmap(Window(4), both.Handle));
        Expect("unmap, the other mapping's address, in use"u8, 25, (long)Entry(9).Read().Flags);
        Expect("unmap, the other mapping"u8, GrantStatus.Okay, Unmap(Window(3), second.Handle));
        Restore(3);
        Restore(4);
    }

    private GrantStatus Replace(ulong address, ulong replacement, GrantHandle handle)
    {
        Span<GrantUnmapAndReplace> replace = stackalloc GrantUnmapAndReplace[1];
        replace[0] = new() { HostAddress = address, NewAddress = replacement, Handle = handle };
        HypercallResult result = GrantTableOp.UnmapAndReplace(replace);
        return result.Value == 0 ? replace[0].Status : (GrantStatus)result.Value;
    }

    private void Replacing(in StartInfo info)
    {
        new GuestPointer<ulong>(Window(4)).Write(0x4444);
        GrantMap map = Map(Window(3), 8);
        Expect("replace, no such handle"u8, GrantStatus.BadHandle, Replace(Window(3), Window(4), new GrantHandle(99)));
        Expect("replace, no level-1 table"u8, GrantStatus.GeneralError, Replace(NoTable, Window(4), map.Handle));
        Expect("replace, no level-1 table, the other place is empty"u8, 0, IsMapped(Window(4), in info) ? 1 : 0);
        Restore(4);
        Expect("replace, by no level-1 table"u8, GrantStatus.GeneralError, Replace(Window(3), NoTable, map.Handle));
        Expect("replace, by the hypervisor's"u8, GrantStatus.GeneralError, Replace(Window(3), HypervisorMemory.Start, map.Handle));
        Expect("replace, failed, the other place is kept"u8, 1, IsMapped(Window(4), in info) ? 1 : 0);
        Expect("replace, another page"u8, GrantStatus.GeneralError, Replace(Window(5), Window(4), map.Handle));
        Expect("replace, another page, the other place is empty"u8, 0, IsMapped(Window(4), in info) ? 1 : 0);
        Restore(4);
        Expect("replace, still in use"u8, 25, (long)Entry(8).Read().Flags);
        Expect("replace"u8, GrantStatus.Okay, Replace(Window(3), Window(4), map.Handle));
        Expect("replace, the page"u8, 0x4444, (long)new GuestPointer<ulong>(Window(3)).Read());
        Expect("replace, out of use"u8, 1, (long)Entry(8).Read().Flags);
        Expect("replace, the other place is empty"u8, 0, IsMapped(Window(4), in info) ? 1 : 0);
        Restore(3);
        Restore(4);
        map = Map(Window(3), 8);
        Expect("replace, by nothing"u8, GrantStatus.Okay, Replace(Window(3), 0, map.Handle));
        Restore(3);
        map = Map(Window(3), 8);
        Unmap(4);
        Expect("replace, by an empty place"u8, GrantStatus.Okay, Replace(Window(3), Window(4), map.Handle));
        Expect("replace, by an empty place, empty"u8, 0, IsMapped(Window(3), in info) ? 1 : 0);
        Restore(3);
        Restore(4);
        map = Map(Window(3), 8);
        Expect("replace, no address"u8, GrantStatus.Okay, Replace(0, Window(4), map.Handle));
        Expect("replace, by itself"u8, GrantStatus.GeneralError, Replace(Window(3), Window(3), map.Handle));
        Expect("replace, by itself, empty"u8, 0, IsMapped(Window(3), in info) ? 1 : 0);
        Expect("replace, by itself, in use"u8, 25, (long)Entry(8).Read().Flags);
        KernelMemory.MapPage(new VirtualAddress(Window(3)), Frame(2));
        Expect("unmap, mapped plainly again"u8, GrantStatus.Okay, Unmap(Window(3), map.Handle));
        Restore(3);
    }

    private GrantStatus Copy(GrantCopy copy)
    {
        Span<GrantCopy> copies = stackalloc GrantCopy[1];
        copies[0] = copy;
        HypercallResult result = GrantTableOp.Copy(copies);
        return result.Value == 0 ? copies[0].Status : (GrantStatus)result.Value;
    }

    private static GrantCopyPointer Own(MachineFrame frame, ushort offset = 0) => new() { Frame = frame.Value, Domain = DomainId.Self, Offset = offset };

    private static GrantCopyPointer Granted(uint reference, ushort offset = 0, ushort domain = 0) =>
        new() { Reference = new GrantReference(reference), Domain = new DomainId(domain), Offset = offset };

    private void Copying(in StartInfo info)
    {
        KernelMemory.TryGetMachineFrame(info.PageTableBase, out MachineFrame root);
        GuestPointer<ulong> from = new(Window(5));
        GuestPointer<ulong> to = new(Window(6));
        from.Write(0x1111_2222_3333_4444);
        to.Write(0);
        Expect("copy"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, the bytes"u8, 0x1111_2222_3333_4444, (long)to.Read());
        Expect("copy, to the end"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5), 4088), Destination = Own(Frame(6), 4088), Length = 8 }));
        Expect("copy, source crosses"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Own(Frame(5), 4089), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, destination crosses"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6), 4089), Length = 8 }));
        Expect("copy, too long"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6)), Length = 4097 }));
        Expect("copy, nothing"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6)) }));
        Expect("copy, nothing, at the end"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5), 4096), Destination = Own(Frame(6), 4096) }));
        Expect("copy, nothing, beyond the end"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Own(Frame(5), 4097), Destination = Own(Frame(6)) }));
        GrantCopyPointer byNumber = new() { Frame = Frame(5).Value, Domain = DomainId.Zero };
        Expect("copy, from a frame of domain 0"u8, GrantStatus.PermissionDenied, Copy(new() { Source = byNumber, Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, to a frame of domain 0"u8, GrantStatus.PermissionDenied, Copy(new() { Source = Own(Frame(6)), Destination = byNumber, Length = 8 }));
        GrantCopyPointer foreign = new() { Frame = Frame(5).Value, Domain = new DomainId(77) };
        Expect("copy, from a frame of no such domain"u8, GrantStatus.BadDomain, Copy(new() { Source = foreign, Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, no memory"u8, GrantStatus.BadPage, Copy(new() { Source = Own(new MachineFrame(0xfff_ffff)), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, to no memory"u8, GrantStatus.BadPage, Copy(new() { Source = Own(Frame(6)), Destination = Own(new MachineFrame(0xfff_ffff)), Length = 8 }));
        Expect("copy, from device memory"u8, GrantStatus.BadPage, Copy(new() { Source = Own(new MachineFrame(1)), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, from a page table"u8, GrantStatus.Okay, Copy(new() { Source = Own(root), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, to a page table"u8, GrantStatus.GeneralError, Copy(new() { Source = Own(Frame(6)), Destination = Own(root), Length = 8 }));
        Expect("copy, from shared_info"u8, GrantStatus.Okay, Copy(new() { Source = Own(info.SharedInfo.Frame), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, unknown flag"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6)), Length = 8, Flags = (GrantCopyFlags)4 }));
        from.Write(0x0807_0605_0403_0201);
        Expect("copy, onto itself, upwards"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(5), 1), Length = 8 }));
        Expect("copy, onto itself, upwards, the bytes"u8, 0x0706_0504_0302_0101, (long)from.Read());

        Grant(10, Frame(5), GrantEntryFlags.PermitAccess | GrantEntryFlags.ReadOnly);
        Grant(11, Frame(6));
        Expect("copy, from a grant"u8, GrantStatus.Okay, Copy(new() { Source = Granted(10), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, from a grant, out of use"u8, 5, (long)Entry(10).Read().Flags);
        Expect("copy, to a grant"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Granted(11), Length = 8, Flags = GrantCopyFlags.DestinationIsGrant }));
        Expect("copy, between grants"u8, GrantStatus.Okay, Copy(new() { Source = Granted(10), Destination = Granted(11), Length = 8, Flags = (GrantCopyFlags)3 }));
        Expect("copy, to a read-only grant"u8, GrantStatus.GeneralError, Copy(new() { Source = Own(Frame(6)), Destination = Granted(10), Length = 8, Flags = GrantCopyFlags.DestinationIsGrant }));
        Expect("copy, from no grant"u8, GrantStatus.GeneralError, Copy(new() { Source = Granted(100), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, beyond the table"u8, GrantStatus.BadReference, Copy(new() { Source = Granted(1024), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, grant of no such domain"u8, GrantStatus.BadDomain, Copy(new() { Source = Granted(10, 0, 77), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, grant of self"u8, GrantStatus.Okay, Copy(new() { Source = Granted(10, 0, 0x7ff0), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, grant crosses"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Granted(10, 4090), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Grant(12, Frame(5), GrantEntryFlags.PermitAccess, 77);
        Expect("copy, granted to another"u8, GrantStatus.GeneralError, Copy(new() { Source = Granted(12), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Grant(12, new MachineFrame(0xfff_ffff));
        Expect("copy, grant of no memory"u8, GrantStatus.BadPage, Copy(new() { Source = Granted(12), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Grant(12, root);
        Expect("copy, to a granted page table"u8, GrantStatus.GeneralError, Copy(new() { Source = Own(Frame(6)), Destination = Granted(12), Length = 8, Flags = GrantCopyFlags.DestinationIsGrant }));
        Expect("copy, to a granted page table, out of use"u8, 1, (long)Entry(12).Read().Flags);
        Grant(12, Frame(5), GrantEntryFlags.Invalid);
    }

    private GrantStatus Transfer(MachineFrame frame, uint reference, ushort domain = 0)
    {
        Span<GrantTransfer> transfer = stackalloc GrantTransfer[1];
        transfer[0] = new() { Frame = frame, Domain = new DomainId(domain), Reference = new GrantReference(reference) };
        HypercallResult result = GrantTableOp.Transfer(transfer);
        return result.Value == 0 ? transfer[0].Status : (GrantStatus)result.Value;
    }

    private static long Reservation() => MemoryOp.CurrentReservation(new MemoryDomain { Domain = DomainId.Self }).Value;

    private void Transferring()
    {
        long pages = Reservation();
        Entry(13).Write(new GrantEntryV1 { Flags = GrantEntryFlags.AcceptTransfer, Domain = DomainId.Zero, Frame = 4711 });
        Expect("transfer, no memory"u8, GrantStatus.BadPage, Transfer(new MachineFrame(0xfff_ffff), 13));
        Expect("transfer, device memory"u8, GrantStatus.BadPage, Transfer(new MachineFrame(1), 13));
        Expect("transfer, mapped"u8, GrantStatus.BadPage, Transfer(Frame(10), 13));
        Expect("transfer, the entry"u8, 2, (long)Entry(13).Read().Flags);
        Unmap(10);
        Expect("transfer, no such domain"u8, GrantStatus.BadDomain, Transfer(Frame(10), 13, 77));
        Expect("transfer, no such domain, the frame is lost"u8, pages - 1, Reservation());
        Expect("transfer, no such domain, again"u8, GrantStatus.BadPage, Transfer(Frame(10), 13, 77));
        Expect("transfer, no such domain, mapped again"u8, Busy, KernelMemory.MapPage(new VirtualAddress(Window(10)), Frame(10)).Value);
        Unmap(11);
        Expect("transfer, to self by name"u8, GrantStatus.BadDomain, Transfer(Frame(11), 13, 0x7ff0));
        Unmap(12);
        Expect("transfer, nothing accepted"u8, GrantStatus.GeneralError, Transfer(Frame(12), 100));
        Expect("transfer, nothing accepted, the frame is lost"u8, pages - 3, Reservation());
        Unmap(13);
        Expect("transfer, beyond the table"u8, GrantStatus.GeneralError, Transfer(Frame(13), 5000));
        Unmap(14);
        Expect("transfer, an access grant"u8, GrantStatus.GeneralError, Transfer(Frame(14), 10));
        long before = Reservation();
        Unmap(15);
        Expect("transfer"u8, GrantStatus.Okay, Transfer(Frame(15), 13));
        Expect("transfer, pages"u8, before, Reservation());
        Expect("transfer, completed"u8, 14, (long)Entry(13).Read().Flags);
        Expect("transfer, the frame"u8, (long)Frame(15).Value, Entry(13).Read().Frame);
        Expect("transfer, in the place that waited"u8, 4711, (long)MachineToPhysical(Frame(15)));
        Expect("transfer, mapped again"u8, 0, KernelMemory.MapPage(new VirtualAddress(Window(15)), Frame(15)).Value);
        Unmap(16);
        Expect("transfer, accepted already"u8, GrantStatus.GeneralError, Transfer(Frame(16), 13));
        Grant(13, default, GrantEntryFlags.Invalid);
    }

    private GrantStatus Swap(uint first, uint second)
    {
        Span<GrantSwap> swap = stackalloc GrantSwap[1];
        swap[0] = new() { First = new GrantReference(first), Second = new GrantReference(second) };
        HypercallResult result = GrantTableOp.Swap(swap);
        return result.Value == 0 ? swap[0].Status : (GrantStatus)result.Value;
    }

    private void Swapping()
    {
        Grant(20, Frame(5));
        Grant(21, Frame(6), GrantEntryFlags.PermitAccess | GrantEntryFlags.ReadOnly);
        Expect("swap"u8, GrantStatus.Okay, Swap(20, 21));
        Expect("swap, the one"u8, (long)Frame(6).Value, Entry(20).Read().Frame);
        Expect("swap, the other"u8, 1, (long)Entry(21).Read().Flags);
        Expect("swap, with itself"u8, GrantStatus.Okay, Swap(20, 20));
        Expect("swap, beyond the table"u8, GrantStatus.BadReference, Swap(20, 1024));
        Expect("swap, from beyond the table"u8, GrantStatus.BadReference, Swap(1024, 20));
        Expect("swap, nothing granted"u8, GrantStatus.Okay, Swap(30, 31));
        GrantMap map = Map(Window(3), 21);
        Expect("swap, in use"u8, GrantStatus.TryAgain, Swap(20, 21));
        Expect("swap with itself, in use"u8, GrantStatus.Okay, Swap(21, 21));
        Unmap(Window(3), map.Handle);
        Restore(3);
        Grant(20, default, GrantEntryFlags.Invalid);
        Grant(21, default, GrantEntryFlags.Invalid);
    }

    private static long Flush(ulong address, ushort offset, ushort length, uint operation)
    {
        Span<GrantCacheFlush> flush = stackalloc GrantCacheFlush[1];
        flush[0] = new() { DeviceBusAddress = address, Offset = offset, Length = length, Operation = (GrantCacheOperation)operation };
        return GrantTableOp.CacheFlush(flush).Value;
    }

    private void CacheFlushing()
    {
        ulong own = Frame(5).Address.Value;
        Expect("cache flush"u8, 0, Flush(own, 0, 4096, 1));
        Expect("cache flush, both"u8, 0, Flush(own, 0, 4096, 3));
        Expect("cache flush, invalidate"u8, -95, Flush(own, 0, 64, 2));
        Expect("cache flush, crosses"u8, InvalidArgument, Flush(own, 1, 4096, 1));
        Expect("cache flush, nothing"u8, 0, Flush(own, 0, 0, 1));
        Expect("cache flush, no operation"u8, 0, Flush(own, 0, 64, 0));
        Expect("cache flush, unknown"u8, InvalidArgument, Flush(own, 0, 64, 4));
        Expect("cache flush, by grant"u8, InvalidArgument, Flush(8, 0, 64, 0x8000_0001));
        Expect("cache flush, no memory"u8, InvalidArgument, Flush(0xfff_ffff_f000, 0, 64, 1));
        Expect("cache flush, device memory"u8, -1, Flush(4096, 0, 64, 1));
        Expect("cache flush, bad pointer"u8, BadAddress, Gate.Invoke(20, 12, BadPointer, 1));
        Expect("cache flush, none"u8, 0, Gate.Invoke(20, 12, BadPointer, 0));
    }

    private void Batches()
    {
        // Two elements, the second beyond the page: the first is done.
        Unmap(8);
        GuestPointer<GrantSwap> swap = new(Window(8) - 12);
        swap.Write(new() { First = new GrantReference(30), Second = new GrantReference(31), Status = (GrantStatus)77 });
        Expect("batch, second not there"u8, BadAddress, Gate.Invoke(20, 11, Window(8) - 12, 2));
        Expect("batch, first done"u8, 0, (long)swap.Read().Status);
        Expect("batch, none"u8, 0, Gate.Invoke(20, 11, BadPointer, 0));
        Expect("batch, in the hypervisor"u8, BadAddress, Gate.Invoke(20, 11, HypervisorMemory.Start, 1));
        Expect("batch, in the hypervisor, none"u8, BadAddress, Gate.Invoke(20, 11, HypervisorMemory.Start, 0));

        // The first cannot be written: it is done and the call ends there.
        new GuestPointer<GrantSwap>(Window(7)).Write(new() { First = new GrantReference(20), Second = new GrantReference(21) });
        new GuestPointer<GrantSwap>(Window(7))[1].Write(new() { First = new GrantReference(22), Second = new GrantReference(23) });
        KernelMemory.MapPage(new VirtualAddress(Window(7)), new PageTableEntry(Frame(7), PageTableFlags.Present | PageTableFlags.User));
        Grant(20, Frame(5));
        Grant(22, Frame(5));
        Expect("batch, read-only"u8, BadAddress, Gate.Invoke(20, 11, Window(7), 2));
        Expect("batch, read-only, first done"u8, 1, (long)Entry(21).Read().Flags);
        Expect("batch, read-only, second not"u8, 0, (long)Entry(23).Read().Flags);
        Grant(21, default, GrantEntryFlags.Invalid);
        Grant(22, default, GrantEntryFlags.Invalid);
        Restore(7);
        Restore(8);
    }

    private void Versions()
    {
        GrantGetVersion get = new() { Domain = DomainId.Self };
        Expect("get version"u8, 0, GrantTableOp.GetVersion(ref get).Value);
        Expect("get version, 1"u8, 1, get.Version);
        get = new() { Domain = new DomainId(77), Version = 55 };
        Expect("get version, no such domain"u8, -3, GrantTableOp.GetVersion(ref get).Value);
        Expect("get version, untouched"u8, 55, get.Version);
        get = new() { Domain = DomainId.Zero, Padding = 9 };
        Expect("get version, padding"u8, 0, GrantTableOp.GetVersion(ref get).Value);
        Expect("get version, bad pointer"u8, BadAddress, Gate.Invoke(20, 10, BadPointer, 1));
        Expect("get version, bad pointer, none"u8, BadAddress, Gate.Invoke(20, 10, BadPointer, 0));

        Span<GrantStatusFrames> frames = stackalloc GrantStatusFrames[1];
        frames[0] = new() { Domain = DomainId.Self, FrameCount = 1, FrameList = new GuestPointer<MachineFrame>(Window(0)) };
        Expect("status frames, version 1"u8, GrantStatus.GeneralError, GrantTableOp.GetStatusFrames(frames), frames[0].Status);

        GrantSetVersion set = new() { Version = 3 };
        Expect("set version 3"u8, InvalidArgument, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version 3, in force"u8, 1, set.Version);
        set.Version = 0;
        Expect("set version 0"u8, InvalidArgument, GrantTableOp.SetVersion(ref set).Value);
        set.Version = 1;
        Expect("set version 1, again"u8, 0, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version, bad pointer"u8, BadAddress, Gate.Invoke(20, 8, BadPointer, 1));
        GrantMap map = Map(Window(3), 8);
        set.Version = 2;
        Expect("set version 2, in use"u8, Busy, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version 2, refused, in use"u8, 1, set.Version);
        Unmap(Window(3), map.Handle);
        Restore(3);
        Grant(3, Frame(5), GrantEntryFlags.PermitAccess);
        set.Version = 2;
        Expect("set version 2"u8, 0, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version 2, in force"u8, 2, set.Version);
        Expect("set version 2, reserved entry kept"u8, (long)Frame(5).Value, (long)EntryV2(3).Read().Frame);
        Expect("set version 2, others cleared"u8, 0, (long)EntryV2(8).Read().Header.Flags);
    }

    private void SecondVersion()
    {
        Span<GrantStatusFrames> frames = stackalloc GrantStatusFrames[1];
        frames[0] = new() { Domain = DomainId.Self, FrameCount = 1, FrameList = new GuestPointer<MachineFrame>(Window(0)) };
        Expect("status frames"u8, GrantStatus.Okay, GrantTableOp.GetStatusFrames(frames), frames[0].Status);
        frames[0].FrameCount = 2;
        Expect("status frames, too many"u8, GrantStatus.GeneralError, GrantTableOp.GetStatusFrames(frames), frames[0].Status);
        frames[0].FrameCount = 1;
        frames[0].Domain = new DomainId(77);
        Expect("status frames, no such domain"u8, GrantStatus.BadDomain, GrantTableOp.GetStatusFrames(frames), frames[0].Status);
        frames[0].Domain = DomainId.Self;
        frames[0].FrameList = new GuestPointer<MachineFrame>(BadPointer);
        Expect("status frames, bad list"u8, GrantStatus.BadVirtualAddress, GrantTableOp.GetStatusFrames(frames), frames[0].Status);
        Expect("status frames, none"u8, InvalidArgument, Gate.Invoke(20, 9, BadPointer, 0));

        MachineFrame status = new GuestPointer<MachineFrame>(Window(0)).Read();
        Expect("map the status frame"u8, 0, KernelMemory.MapPage(new VirtualAddress(Window(9)), status).Value);
        GuestPointer<GrantEntryStatus> words = new(Window(9));
        new GuestPointer<ulong>(Window(2)).Write(0x1234);
        EntryV2(8).Write(new() { Header = new() { Flags = GrantEntryFlags.PermitAccess }, Frame = Frame(2).Value });
        GrantMap map = Map(Window(3), 8);
        Expect("map, version 2"u8, GrantStatus.Okay, map.Status);
        Expect("map, version 2, the page"u8, 0x1234, (long)new GuestPointer<ulong>(Window(3)).Read());
        Expect("map, version 2, status"u8, 24, words[8].Read().Value);
        Expect("map, version 2, entry"u8, 1, (long)EntryV2(8).Read().Header.Flags);
        Expect("swap, version 2, in use"u8, GrantStatus.TryAgain, Swap(8, 30));
        Expect("unmap, version 2"u8, GrantStatus.Okay, Unmap(Window(3), map.Handle));
        Expect("unmap, version 2, status"u8, 0, words[8].Read().Value);
        Restore(3);
        Expect("map, version 2, nothing granted"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        Expect("map, version 2, beyond the table"u8, GrantStatus.BadReference, Map(Window(3), 512).Status);

        EntryV2(9).Write(new() { Header = new() { Flags = GrantEntryFlags.PermitAccess | GrantEntryFlags.SubPage }, PageOffset = 100, Length = 50, SubPageFrame = Frame(5).Value });
        Expect("map, part of a page"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        GrantCopy copy = new() { Source = Granted(9, 100), Destination = Own(Frame(6)), Length = 50, Flags = GrantCopyFlags.SourceIsGrant };
        Expect("copy, part of a page"u8, GrantStatus.Okay, Copy(copy));
        copy.Length = 51;
        Expect("copy, beyond the part"u8, GrantStatus.GeneralError, Copy(copy));
        copy.Source.Offset = 99;
        copy.Length = 8;
        Expect("copy, before the part"u8, GrantStatus.GeneralError, Copy(copy));
        EntryV2(10).Write(new() { Header = new() { Flags = GrantEntryFlags.Transitive }, TransitiveDomain = DomainId.Zero, TransitiveReference = new GrantReference(8) });
        Expect("map, passed on"u8, GrantStatus.GeneralError, Map(Window(3), 10).Status);
        copy.Source = Granted(10);
        Expect("copy, passed on"u8, GrantStatus.GeneralError, Copy(copy));
        EntryV2(10).Write(new() { Header = new() { Flags = GrantEntryFlags.Transitive }, TransitiveDomain = new DomainId(77), TransitiveReference = new GrantReference(8) });
        Expect("copy, passed on from no such domain"u8, GrantStatus.GeneralError, Copy(copy));
        Expect("swap, version 2"u8, GrantStatus.Okay, Swap(8, 30));
        Expect("swap, version 2, entry"u8, (long)Frame(2).Value, (long)EntryV2(30).Read().Frame);

        EntryV2(13).Write(new() { Header = new() { Flags = GrantEntryFlags.AcceptTransfer } });
        Unmap(17);
        Expect("transfer, version 2"u8, GrantStatus.Okay, Transfer(Frame(17), 13));
        Expect("transfer, version 2, completed"u8, 14, (long)EntryV2(13).Read().Header.Flags);
        Expect("transfer, version 2, the frame"u8, (long)Frame(17).Value, (long)EntryV2(13).Read().Frame);

        GrantSetVersion set = new() { Version = 1 };
        Expect("set version 1, status frame mapped"u8, Busy, GrantTableOp.SetVersion(ref set).Value);
        Restore(9);
        set.Version = 1;
        Expect("set version 1"u8, 0, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version 1, in force"u8, 1, set.Version);
        Expect("set version 1, reserved entry kept"u8, (long)Frame(5).Value, Entry(3).Read().Frame);
        Expect("set version 1, others cleared"u8, 0, (long)Entry(13).Read().Flags);
    }
}
