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

    // Stands for the number of the domain that asks.
    private const ushort Itself = ushort.MaxValue;

    private int _asDocumented;
    private Caller _caller;

    [Boot]
    private void Start(in StartInfo info)
    {
        _caller = Caller.Of(in info);
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

    private readonly DomainId Number(ushort domain) => domain == Itself ? _caller.Id : new DomainId(domain);

    private static ulong Window(ulong index) => KernelMemory.Base.Value + ((FirstFreePage + index) << Page.Shift);

    private static MachineFrame Frame(ulong index)
    {
        KernelMemory.TryGetMachineFrame(new PseudoPhysicalFrame(FirstFreePage + index), out MachineFrame frame);
        return frame;
    }

    private static void Restore(ulong index) => _ = KernelMemory.MapPage(new VirtualAddress(Window(index)), Frame(index));

    private static void Unmap(ulong index) => _ = KernelMemory.UnmapPage(new VirtualAddress(Window(index)));

    private static ulong MachineToPhysical(MachineFrame frame) => new GuestPointer<ulong>(HypervisorMemory.MachineToPhysicalStart)[(long)frame.Value].Read();

    // The table's first frame is mapped at window 1.
    private static GuestPointer<GrantEntryV1> Entry(long reference) => new GuestPointer<GrantEntryV1>(Window(1))[reference];

    private static GuestPointer<GrantEntryV2> EntryV2(long reference) => new GuestPointer<GrantEntryV2>(Window(1))[reference];

    private readonly void Grant(long reference, MachineFrame frame, GrantEntryFlags flags = GrantEntryFlags.PermitAccess, ushort domain = Itself) =>
        Entry(reference).Write(new GrantEntryV1 { Flags = flags, Domain = Number(domain), Frame = (uint)frame.Value });

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
        query[0] = new() { Domain = _caller.Id };
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

    private GrantMap Map(ulong address, uint reference, GrantMapFlags flags = Host, ushort domain = Itself)
    {
        Span<GrantMap> map = stackalloc GrantMap[1];
        map[0] = new() { HostAddress = address, Flags = flags, Reference = new GrantReference(reference), Domain = Number(domain), Handle = new GrantHandle(12345) };
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
        _ = Unmap(Window(3), readOnly.Handle);
        _ = Unmap(Window(4), reused.Handle);

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
        _ = Unmap(Window(3), available.Handle);
        GrantMap application = Map(Window(3), 8, Host | GrantMapFlags.ApplicationMap);
        Expect("map for user mode"u8, GrantStatus.Okay, application.Status);
        _ = Unmap(Window(3), application.Handle);
        GrantMap unknown = Map(Window(3), 8, Host | (GrantMapFlags)0x20);
        Expect("map with an unknown flag"u8, GrantStatus.Okay, unknown.Status);
        _ = Unmap(Window(3), unknown.Handle);

        // In the middle of a page: the page's entry is what counts.
        GrantMap middle = Map(Window(3) + 8, 8);
        Expect("map in mid-page"u8, GrantStatus.Okay, middle.Status);
        Expect("unmap, the page's start"u8, GrantStatus.Okay, Unmap(Window(3), middle.Handle));

        // The old mapping is gone for good.
        Restore(4);
        GrantMap over = Map(Window(4), 8);
        Expect("map over a page"u8, GrantStatus.Okay, over.Status);
        _ = Unmap(Window(4), over.Handle);
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
        _ = Unmap(Window(3), readOnly.Handle);
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
        _ = Unmap(Window(4), pinned.Handle);
        _ = Unmap(Window(3), shared.Handle);
        Restore(4);
        Grant(9, root);
        Expect("map, a page table"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        GrantMap table = Map(Window(3), 9, Host | GrantMapFlags.ReadOnly);
        Expect("map read-only, a page table"u8, GrantStatus.Okay, table.Status);
        _ = Unmap(Window(3), table.Handle);
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
}
