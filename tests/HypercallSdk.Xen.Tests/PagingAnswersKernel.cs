using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Asks what the documentation of page tables and descriptor tables says (<see cref="IMmuUpdate"/>,
/// <see cref="IMmuExtOp"/>, <see cref="IUpdateVaMapping"/>, <see cref="IDescriptors"/>), and prints each answer that is
/// not as documented. The same source runs on real Xen and on the built-in hypervisor, as domain 0.
/// </summary>
[GuestKernel]
public partial struct PagingAnswersKernel
{
    private const long NotPermitted = -1;
    private const long NoSuchDomain = -3;
    private const long AccessDenied = -13;
    private const long BadAddress = -14;
    private const long Busy = -16;
    private const long InvalidArgument = -22;
    private const long NotImplemented = -38;
    private const long NotSupported = -95;
    private const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.User;
    private const PageTableFlags Writable = ReadOnly | PageTableFlags.Writable;
    private const ulong NoTable = 0x5000_0000_0000;
    private const ulong NotCanonical = 1UL << 50;
    private const ulong BadPointer = 8;
    private const uint Self = 0x7ff0;

    // Pages of the kernel's own memory from this one on are neither the image's nor page tables, and mapped on both targets.
    private const ulong FirstFreePage = 900;

    private int _asDocumented;
    private Caller _caller;
    private ulong _level4;
    private ulong _level3;
    private ulong _level2;
    private ulong _level1;
    private ulong _slot;

    [Boot]
    private void Start(in StartInfo info)
    {
        _caller = Caller.Of(in info);
        FindTables(in info);
        Addresses();
        OtherDomains();
        FirstLevel();
        Pins();
        UpperLevels();
        LinearTables();
        BadContent();
        Requests(in info);
        AccessedAndDirty();
        Roots();
        Flushes();
        ClearAndCopy(in info);
        LocalDescriptorTable();
        DescriptorValues();
        GlobalDescriptorTable();
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

    private static ulong Window(ulong index) => KernelMemory.Base.Value + ((FirstFreePage + index) << Page.Shift);

    private static MachineFrame Frame(ulong index)
    {
        KernelMemory.TryGetMachineFrame(new PseudoPhysicalFrame(FirstFreePage + index), out MachineFrame frame);
        return frame;
    }

    private static ulong Word(ulong address) => new GuestPointer<ulong>(address).Read();

    private static void Restore(ulong index) => Map(Window(index), Frame(index), Writable);

    // A page of zeros that nothing maps.
    private static MachineFrame Fresh(ulong index)
    {
        Restore(index);
        for (ulong offset = 0; offset < Page.Size; offset += 8)
        {
            new GuestPointer<ulong>(Window(index) + offset).Write(0);
        }

        _ = KernelMemory.UnmapPage(new VirtualAddress(Window(index)));
        return Frame(index);
    }

    private static long Map(ulong address, MachineFrame frame, PageTableFlags flags, ulong flush = 2) =>
        UpdateVaMapping.Set(new VirtualAddress(address), new PageTableEntry(frame, flags), (UpdateVaMappingFlags)flush).Value;

    private static long MapOf(ushort domain, ulong address, MachineFrame frame, PageTableFlags flags) =>
        UpdateVaMapping.SetOtherDomain(new VirtualAddress(address), new PageTableEntry(frame, flags), UpdateVaMappingFlags.InvalidatePage, new DomainId(domain)).Value;

    private static long Update(ulong address, ulong value, MmuUpdateCommand command = MmuUpdateCommand.Normal, uint domains = Self)
    {
        Span<MmuUpdateRequest> requests = stackalloc MmuUpdateRequest[1];
        requests[0] = new() { Pointer = address | (uint)command, Value = value };
        return MmuUpdate.Execute(requests, out _, domains).Value;
    }

    private static long Extended(MmuExtendedCommand command, MachineFrame frame, ulong second = 0, ushort domain = 0x7ff0)
    {
        Span<MmuExtendedOperation> operations = stackalloc MmuExtendedOperation[1];
        operations[0] = new() { Command = command, Frame = frame, SourceFrame = new MachineFrame(second) };
        return MmuExtOp.Execute(operations, out _, new DomainId(domain)).Value;
    }

    private static ulong Entry(MachineFrame frame, PageTableFlags flags) => new PageTableEntry(frame, flags).Value;

    // The tables of the kernel's own memory, by the address at which each is mapped read-only.
    private void FindTables(in StartInfo info)
    {
        _level4 = info.PageTableBase.Value;
        _level3 = Below(_level4, Window(0), 4);
        _level2 = Below(_level3, Window(0), 3);
        _level1 = Below(_level2, Window(0), 2);
        _slot = FrameOf(_level1).Address.Value + (((Window(0) >> 12) & 511) * 8);
    }

    private static ulong Below(ulong table, ulong address, int level)
    {
        ulong entry = new GuestPointer<ulong>(table)[(long)(address >> (3 + (9 * level))) & 511].Read();
        KernelMemory.TryGetAddress(new PageTableEntry(entry).Frame, out VirtualAddress next);
        return next.Value;
    }

    private static MachineFrame FrameOf(ulong address)
    {
        KernelMemory.TryGetMachineFrame(new VirtualAddress(address), out MachineFrame frame);
        return frame;
    }

    private ulong SlotOf(ulong table, int index) => FrameOf(table).Address.Value + ((ulong)index * 8);

    private void Addresses()
    {
        Expect("map"u8, 0, Map(Window(0), Frame(0), Writable));
        Expect("map, no level-1 table"u8, InvalidArgument, Map(NoTable, Frame(0), Writable));
        Expect("map, not canonical"u8, InvalidArgument, Map(NotCanonical, Frame(0), Writable));
        Expect("map, the hypervisor's"u8, InvalidArgument, Map(HypervisorMemory.Start, Frame(0), Writable));
        Expect("map, the hypervisor's, bad bitmap"u8, InvalidArgument, Map(HypervisorMemory.Start, Frame(0), Writable, 0x11));
        Expect("map, a table, bad bitmap"u8, Busy, Map(Window(0), FrameOf(_level1), Writable, 0x11));
        Expect("map, bad bitmap"u8, BadAddress, Map(Window(0), Frame(0), Writable, 0x11));
        Expect("map, bad bitmap, mapped all the same"u8, BadAddress, Map(Window(0), Frame(0), ReadOnly, 0x11));
        Expect("map, bad bitmap, no kind of flush"u8, 0, Map(Window(0), Frame(0), Writable, 0x13));
        Expect("map, no kind of flush"u8, 0, Map(Window(0), Frame(0), Writable, 3));
        Expect("map, all vCPUs"u8, 0, Map(Window(0), Frame(0), Writable, 5));
        Expect("map, all vCPUs and a bitmap"u8, BadAddress, Map(Window(0), Frame(0), Writable, 0xd));
        Expect("map, in mid-page"u8, 0, Map(Window(0) + 8, Frame(0), Writable));
    }

    private void OtherDomains()
    {
        Expect("map of, self"u8, 0, MapOf(0x7ff0, Window(0), Frame(0), Writable));
        Expect("map of, own number"u8, NoSuchDomain, MapOf(_caller.Id.Value, Window(0), Frame(0), Writable));
        Expect("map of, domain 0"u8, _caller.Told(NoSuchDomain, NotPermitted), MapOf(0, Window(0), Frame(0), Writable));
        Expect("map of, no such domain"u8, NoSuchDomain, MapOf(77, Window(0), Frame(0), Writable));
        Expect("map of, no such domain, no table"u8, NoSuchDomain, MapOf(77, NoTable, Frame(0), Writable));
        Expect("map of, Xen's, own frame"u8, _caller.Told(Busy, NotPermitted), MapOf(0x7ff2, Window(0), Frame(1), Writable));
        Expect("map of, Xen's, own frame as it is mapped"u8, _caller.Told(0, NotPermitted), MapOf(0x7ff2, Window(0), Frame(0), Writable));
        Expect("map of, shared pages'"u8, NoSuchDomain, MapOf(0x7ff3, Window(0), Frame(0), Writable));
        Expect("map of, invalid"u8, NoSuchDomain, MapOf(0x7ff4, Window(0), Frame(0), Writable));
        Expect("map of, idle"u8, NoSuchDomain, MapOf(0x7fff, Window(0), Frame(0), Writable));
    }

    private void FirstLevel()
    {
        Expect("map, a table, writable"u8, Busy, Map(Window(0), FrameOf(_level1), Writable));
        Expect("map, a root, writable"u8, Busy, Map(Window(0), FrameOf(_level4), Writable));
        Expect("map, a table"u8, 0, Map(Window(0), FrameOf(_level1), ReadOnly));
        Expect("map, no memory"u8, NotPermitted, Map(Window(0), new MachineFrame(0xfff_ffff), ReadOnly));
        Expect("map, beyond the address width"u8, InvalidArgument, Map(Window(0), new MachineFrame((1UL << 40) - 1), ReadOnly));
        Expect("map, nothing"u8, 0, Update(_slot, 0x1234_5678_9abc_def0));
        Expect("map, nothing, the entry"u8, 0x1234_5678_9abc_def0, (long)Word(SlotAddress()));
        ulong frame = Frame(0).Address.Value;
        Expect("map, every flag of 0 to 11"u8, _caller.Told(0, InvalidArgument), Update(_slot, frame | 0xfff));
        Expect("map, bits 52 to 63"u8, 0, Update(_slot, frame | 0xfff0_0000_0000_0001));
        Expect("map, for the kernel"u8, 0, Update(_slot, frame | 1));
        Expect("map, for the kernel, the entry"u8, 0x0010_0000_0000_0005, (long)(Word(SlotAddress()) - frame));
        Expect("map, for user"u8, 0, Update(_slot, frame | 5));
        Expect("map, for user, the entry"u8, 0x105, (long)(Word(SlotAddress()) - frame));
        Restore(0);
    }

    private ulong SlotAddress() => _level1 + (((Window(0) >> 12) & 511) * 8);

    private void Pins()
    {
        Restore(1);
        Expect("pin, mapped writable"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, Frame(1)));
        MachineFrame table = Fresh(1);
        Map(Window(1), table, ReadOnly);
        Expect("pin"u8, 0, Extended(MmuExtendedCommand.PinL1Table, table));
        Expect("pin, twice"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, table));
        Expect("pin, as another level"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL2Table, table));
        Expect("pin, then map writable"u8, Busy, Map(Window(1), table, Writable));
        Expect("unpin, of no such domain"u8, NoSuchDomain, Extended(MmuExtendedCommand.UnpinTable, table, 0, 77));
        Expect("unpin, by own number"u8, NoSuchDomain, Extended(MmuExtendedCommand.UnpinTable, table, 0, _caller.Id.Value));
        Expect("unpin"u8, 0, Extended(MmuExtendedCommand.UnpinTable, table));
        Expect("unpin, twice"u8, InvalidArgument, Extended(MmuExtendedCommand.UnpinTable, table));
        Expect("unpin, then map writable"u8, 0, Map(Window(1), table, Writable));
        Expect("pin, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, new MachineFrame(0xfff_ffff)));
        Expect("unpin, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.UnpinTable, new MachineFrame(0xfff_ffff)));
        Expect("pin, of devices"u8, _caller.Told(InvalidArgument, NotPermitted), Extended(MmuExtendedCommand.PinL1Table, table, 0, 0x7ff1));
        Expect("pin, of Xen"u8, _caller.Told(InvalidArgument, NotPermitted), Extended(MmuExtendedCommand.PinL1Table, table, 0, 0x7ff2));
        Fresh(1);
        for (uint level = 1; level < 4; level++)
        {
            Expect("pin an empty table, any level"u8, 0, Extended((MmuExtendedCommand)level, table));
            Expect("unpin an empty table, any level"u8, 0, Extended(MmuExtendedCommand.UnpinTable, table));
        }

        Expect("pin the root, twice"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL4Table, FrameOf(_level4)));
        Restore(1);
    }

    // Slot 500 of level 2 and slot 100 of levels 3 and 4 are free on both targets.
    private void UpperLevels()
    {
        MachineFrame table = Fresh(2);
        ulong place = SlotOf(_level2, 500);
        Expect("level 2"u8, 0, Update(place, Entry(table, PageTableFlags.Present)));
        Expect("level 2, the entry"u8, (long)Entry(table, ReadOnly), (long)Word(_level2 + 4000));
        Expect("level 2, in use"u8, Busy, Map(Window(2), table, Writable));
        Expect("level 2, flags alone"u8, 0, Update(place, Entry(table, Writable | PageTableFlags.Accessed | PageTableFlags.Dirty | PageTableFlags.NoExecute)));
        Expect("level 2, not present"u8, 0, Update(place, 0x0007_7777_7777_7770));
        Expect("level 2, not present, the entry"u8, 0x0007_7777_7777_7770, (long)Word(_level2 + 4000));
        Expect("level 2, out of use"u8, 0, Map(Window(2), table, Writable));
        Expect("level 2, of a writable page"u8, InvalidArgument, Update(place, Entry(table, PageTableFlags.Present)));
        Expect("level 2, of no memory"u8, InvalidArgument, Update(place, Entry(new MachineFrame(0xfff_ffff), PageTableFlags.Present)));
        Fresh(2);
        Bits(place, table, "level 2, a bit that must be 0"u8);
        Update(place, 0);

        place = SlotOf(_level3, 100);
        MachineFrame second = Fresh(3);
        Expect("level 3"u8, 0, Update(place, Entry(second, PageTableFlags.Present)));
        Expect("level 3, in use"u8, Busy, Map(Window(3), second, Writable));
        Bits(place, second, "level 3, a bit that must be 0"u8);
        Expect("level 3, of a level-1 table"u8, InvalidArgument, Update(place, Entry(FrameOf(_level1), PageTableFlags.Present)));
        Update(place, 0);

        place = SlotOf(_level4, 100);
        Expect("level 4"u8, 0, Update(place, Entry(FrameOf(_level3), PageTableFlags.Present)));
        Bits(place, FrameOf(_level3), "level 4, a bit that must be 0"u8);
        Expect("level 4, empty"u8, 0, Update(place, 0));
        Expect("level 4, slot 256"u8, InvalidArgument, Update(SlotOf(_level4, 256), 0));
        Expect("level 4, slot 271"u8, InvalidArgument, Update(SlotOf(_level4, 271), Entry(FrameOf(_level3), PageTableFlags.Present)));
        Expect("level 4, slot 272"u8, 0, Update(SlotOf(_level4, 272), Entry(FrameOf(_level3), PageTableFlags.Present)));
        Update(SlotOf(_level4, 272), 0);
        Restore(2);
        Restore(3);
    }

    // Bits 7 (large page) and 6 (dirty, in a table of tables) and 1 to 5: which are refused is the same on every level above 1.
    private void Bits(ulong place, MachineFrame table, ReadOnlySpan<byte> call)
    {
        ulong refused = 0;
        for (int bit = 1; bit < 64; bit++)
        {
            if (bit is < 12 or >= 52 && Update(place, table.Address.Value | 1 | (1UL << bit)) == InvalidArgument)
            {
                refused |= 1UL << bit;
            }
        }

        Expect(call, 0x198, (long)refused);
    }

    private void LinearTables()
    {
        ulong place = SlotOf(_level2, 500);
        Expect("linear, level 2"u8, 0, Update(place, Entry(FrameOf(_level2), PageTableFlags.Present)));
        Expect("linear, level 2, writable"u8, InvalidArgument, Update(place, Entry(FrameOf(_level2), Writable)));
        Update(place, 0);
        Expect("level 2, of a level-3 table"u8, InvalidArgument, Update(place, Entry(FrameOf(_level3), PageTableFlags.Present)));
        place = SlotOf(_level4, 300);
        Expect("linear, level 4"u8, 0, Update(place, Entry(FrameOf(_level4), PageTableFlags.Present)));
        Expect("linear, level 4, writable"u8, InvalidArgument, Update(place, Entry(FrameOf(_level4), Writable)));
        Update(place, 0);

        MachineFrame first = Fresh(2);
        MachineFrame second = Fresh(3);
        MachineFrame third = Fresh(4);
        Extended(MmuExtendedCommand.PinL2Table, first);
        Extended(MmuExtendedCommand.PinL2Table, second);
        Extended(MmuExtendedCommand.PinL2Table, third);
        Expect("linear, another table, writable"u8, InvalidArgument, Update(first.Address.Value, Entry(second, Writable)));
        Expect("linear, another table"u8, 0, Update(first.Address.Value, Entry(second, PageTableFlags.Present)));
        Expect("linear, onwards from it"u8, InvalidArgument, Update(second.Address.Value, Entry(third, PageTableFlags.Present)));
        Expect("linear, to one that goes onwards"u8, InvalidArgument, Update(third.Address.Value, Entry(first, PageTableFlags.Present)));
        Expect("linear, the same from a third"u8, 0, Update(third.Address.Value, Entry(second, PageTableFlags.Present)));
        Expect("linear, unpin"u8, 0, Extended(MmuExtendedCommand.UnpinTable, second));
        Expect("linear, still a table"u8, Busy, Map(Window(3), second, Writable));
        Update(first.Address.Value, 0);
        Update(third.Address.Value, 0);
        Expect("linear, a table no more"u8, 0, Map(Window(3), second, Writable));
        Extended(MmuExtendedCommand.UnpinTable, first);
        Extended(MmuExtendedCommand.UnpinTable, third);
        Restore(2);
        Restore(4);
    }

    private MachineFrame With(ulong entry)
    {
        MachineFrame table = Fresh(5);
        Restore(5);
        new GuestPointer<ulong>(Window(5))[4].Write(entry);
        _ = KernelMemory.UnmapPage(new VirtualAddress(Window(5)));
        return table;
    }

    private void BadContent()
    {
        Expect("pin, writable mapping of a table in it"u8, Busy, Extended(MmuExtendedCommand.PinL1Table, With(Entry(FrameOf(_level1), Writable))));
        Expect("pin, no memory in it"u8, NotPermitted, Extended(MmuExtendedCommand.PinL1Table, With(Entry(new MachineFrame(0xfff_ffff), Writable))));
        Expect("pin, writable mapping of itself"u8, Busy, Extended(MmuExtendedCommand.PinL1Table, With(Entry(Frame(5), Writable))));
        Expect("pin, mapping of itself"u8, 0, Extended(MmuExtendedCommand.PinL1Table, With(Entry(Frame(5), ReadOnly))));
        Extended(MmuExtendedCommand.UnpinTable, Frame(5));
        Expect("level 2, of such a table"u8, Busy, Update(SlotOf(_level2, 500), Entry(With(Entry(FrameOf(_level1), Writable)), PageTableFlags.Present)));
        Expect("pin, large page in it"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL2Table, With(Entry(Frame(0), Writable | PageTableFlags.LargePage))));
        Expect("pin, writable page as a table in it"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL2Table, With(Entry(Frame(0), Writable))));
        MachineFrame root = Fresh(5);
        Restore(5);
        new GuestPointer<ulong>(Window(5))[256].Write(0xfff);
        new GuestPointer<ulong>(Window(5))[270].Write(0x1_2345_6000_0001);
        _ = KernelMemory.UnmapPage(new VirtualAddress(Window(5)));
        Expect("pin a root, the hypervisor's slots filled"u8, 0, Extended(MmuExtendedCommand.PinL4Table, root));
        Expect("unpin it"u8, 0, Extended(MmuExtendedCommand.UnpinTable, root));
        Restore(5);
        Expect("a page again"u8, 0, Map(Window(5), Frame(5), Writable));
    }
}
