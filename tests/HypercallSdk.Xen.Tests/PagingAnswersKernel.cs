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
    private ulong _level4;
    private ulong _level3;
    private ulong _level2;
    private ulong _level1;
    private ulong _slot;

    [Boot]
    private void Start(in StartInfo info)
    {
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

        KernelMemory.UnmapPage(new VirtualAddress(Window(index)));
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
        Expect("map of, own number"u8, NoSuchDomain, MapOf(0, Window(0), Frame(0), Writable));
        Expect("map of, no such domain"u8, NoSuchDomain, MapOf(77, Window(0), Frame(0), Writable));
        Expect("map of, no such domain, no table"u8, NoSuchDomain, MapOf(77, NoTable, Frame(0), Writable));
        Expect("map of, Xen's, own frame"u8, Busy, MapOf(0x7ff2, Window(0), Frame(1), Writable));
        Expect("map of, Xen's, own frame as it is mapped"u8, 0, MapOf(0x7ff2, Window(0), Frame(0), Writable));
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
        Expect("map, every flag of 0 to 11"u8, 0, Update(_slot, frame | 0xfff));
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
        Expect("unpin, by own number"u8, NoSuchDomain, Extended(MmuExtendedCommand.UnpinTable, table, 0, 0));
        Expect("unpin"u8, 0, Extended(MmuExtendedCommand.UnpinTable, table));
        Expect("unpin, twice"u8, InvalidArgument, Extended(MmuExtendedCommand.UnpinTable, table));
        Expect("unpin, then map writable"u8, 0, Map(Window(1), table, Writable));
        Expect("pin, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, new MachineFrame(0xfff_ffff)));
        Expect("unpin, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.UnpinTable, new MachineFrame(0xfff_ffff)));
        Expect("pin, of devices"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, table, 0, 0x7ff1));
        Expect("pin, of Xen"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, table, 0, 0x7ff2));
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
        KernelMemory.UnmapPage(new VirtualAddress(Window(5)));
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
        KernelMemory.UnmapPage(new VirtualAddress(Window(5)));
        Expect("pin a root, the hypervisor's slots filled"u8, 0, Extended(MmuExtendedCommand.PinL4Table, root));
        Expect("unpin it"u8, 0, Extended(MmuExtendedCommand.UnpinTable, root));
        Restore(5);
        Expect("a page again"u8, 0, Map(Window(5), Frame(5), Writable));
    }

    private void Requests(in StartInfo info)
    {
        ulong good = Entry(Frame(0), Writable);
        Expect("update"u8, 0, Update(_slot, good));
        Expect("update, preserving"u8, 0, Update(_slot, good, MmuUpdateCommand.PreserveAccessedDirty));
        Expect("update, no translation"u8, 0, Update(_slot, good, MmuUpdateCommand.NoTranslate));
        Expect("update, bit 2"u8, NotImplemented, Update(_slot + 4, good));
        Expect("update, no memory"u8, InvalidArgument, Update(0xfff_ffff_f000, good));
        Expect("update, a writable page"u8, 0, Update(Frame(0).Address.Value + 16, 0xabcdef));
        Expect("update, a writable page, the word"u8, 0xabcdef, (long)Word(Window(0) + 16));
        Expect("update, a page of no type"u8, 0, Update(Fresh(6).Address.Value + 16, 0x1234));
        Restore(6);
        Expect("update, a page of no type, the word"u8, 0x1234, (long)Word(Window(6) + 16));
        ulong place = Frame(6).Address.Value;
        GuestPointer<ulong> pseudoPhysical = new(HypervisorMemory.MachineToPhysicalStart + (Frame(6).Value * 8));
        Expect("machine to physical"u8, 0, Update(place, 0x5555, MmuUpdateCommand.MachineToPhysical));
        Expect("machine to physical, the entry"u8, 0x5555, (long)pseudoPhysical.Read());
        Expect("machine to physical, in mid-page"u8, 0, Update(place + 0x800, FirstFreePage + 6, MmuUpdateCommand.MachineToPhysical));
        Expect("machine to physical, the entry again"u8, (long)FirstFreePage + 6, (long)pseudoPhysical.Read());
        Expect("machine to physical, no memory"u8, InvalidArgument, Update(0xfff_ffff_f000, 1, MmuUpdateCommand.MachineToPhysical));
        Expect("machine to physical, of devices"u8, InvalidArgument, Update(place, 1, MmuUpdateCommand.MachineToPhysical, 0x7ff1));
        Expect("machine to physical, shared_info"u8, 0, Update(info.SharedInfo.Value, ulong.MaxValue, MmuUpdateCommand.MachineToPhysical));
        Expect("update, no such domain"u8, NoSuchDomain, Update(_slot, good, MmuUpdateCommand.Normal, 77));
        Expect("update, own number"u8, NoSuchDomain, Update(_slot, good, MmuUpdateCommand.Normal, 0));
        Expect("update, tables of own number"u8, 0, Update(_slot, good, MmuUpdateCommand.Normal, 0x1_7ff0));
        Expect("update, tables of no such domain"u8, NoSuchDomain, Update(_slot, good, MmuUpdateCommand.Normal, (78 << 16) | Self));
        Expect("update, tables of self"u8, NoSuchDomain, Update(_slot, good, MmuUpdateCommand.Normal, 0x7ff1_7ff0));
        Expect("update, level 2, of devices"u8, InvalidArgument, Update(SlotOf(_level2, 500), Entry(Frame(6), PageTableFlags.Present), MmuUpdateCommand.Normal, 0x7ff1));
        Batches(good);
    }

    private void Batches(ulong good)
    {
        GuestPointer<MmuUpdateRequest> requests = new(Window(7));
        GuestPointer<uint> done = new(Window(8));
        requests[0].Write(new() { Pointer = _slot, Value = good });
        requests[1].Write(new() { Pointer = _slot, Value = Entry(FrameOf(_level1), Writable) });
        requests[2].Write(new() { Pointer = _slot, Value = good });
        done.Write(99);
        Expect("batch, second refused"u8, Busy, Gate.Invoke(1, Window(7), 3, Window(8), Self));
        Expect("batch, second refused, done"u8, 1, done.Read());
        Expect("batch, nobody asks"u8, Busy, Gate.Invoke(1, Window(7), 3, 0, Self));
        Expect("batch, done cannot be written"u8, Busy, Gate.Invoke(1, Window(7), 3, BadPointer, Self));
        Expect("batch, good, done cannot be written"u8, 0, Gate.Invoke(1, Window(7), 1, BadPointer, Self));
        done.Write(99);
        Expect("batch, empty"u8, 0, Gate.Invoke(1, BadPointer, 0, Window(8), Self));
        Expect("batch, empty, done"u8, 0, done.Read());
        done.Write(99);
        Expect("batch, bad pointer"u8, BadAddress, Gate.Invoke(1, BadPointer, 1, Window(8), Self));
        Expect("batch, bad pointer, done"u8, 0, done.Read());
        done.Write(99);
        Expect("batch, bad pointer, no such domain"u8, NoSuchDomain, Gate.Invoke(1, BadPointer, 1, Window(8), 77));
        Expect("batch, no such domain, done"u8, 0, done.Read());
        done.Write(99);
        Expect("batch, no such domain of tables"u8, NoSuchDomain, Gate.Invoke(1, Window(7), 1, Window(8), (78 << 16) | Self));
        Expect("batch, no such domain of tables, done"u8, 99, done.Read());
        done.Write(99);
        Expect("batch, in the hypervisor"u8, BadAddress, Gate.Invoke(1, HypervisorMemory.Start, 1, Window(8), 77));
        Expect("batch, in the hypervisor, done"u8, 99, done.Read());

        // The page's last two requests, and one beyond it.
        requests[254].Write(new() { Pointer = _slot, Value = good });
        requests[255].Write(new() { Pointer = _slot, Value = good });
        KernelMemory.UnmapPage(new VirtualAddress(Window(8)));
        GuestPointer<uint> elsewhere = new(Window(9));
        Expect("batch, third not there"u8, BadAddress, Gate.Invoke(1, Window(8) - 32, 3, Window(9), Self));
        Expect("batch, third not there, done"u8, 2, elsewhere.Read());

        GuestPointer<MmuExtendedOperation> operations = new(Window(8) - 48);
        operations[0].Write(new() { Command = MmuExtendedCommand.TlbFlushLocal });
        operations[1].Write(new() { Command = MmuExtendedCommand.TlbFlushLocal });
        elsewhere.Write(99);
        Expect("extended batch, third not there"u8, BadAddress, Gate.Invoke(26, Window(8) - 48, 3, Window(9), Self));
        Expect("extended batch, third not there, done"u8, 2, elsewhere.Read());
        elsewhere.Write(99);
        Expect("extended batch, no such domain"u8, NoSuchDomain, Gate.Invoke(26, Window(8) - 48, 1, Window(9), 77));
        Expect("extended batch, no such domain, done"u8, 99, elsewhere.Read());
        Expect("extended batch, bad pointer"u8, BadAddress, Gate.Invoke(26, BadPointer, 1, Window(9), Self));
        Expect("extended batch, bad pointer, done"u8, 0, elsewhere.Read());
        Expect("extended batch, in the hypervisor"u8, BadAddress, Gate.Invoke(26, HypervisorMemory.Start, 0, Window(9), Self));
        Expect("extended batch, empty"u8, 0, Gate.Invoke(26, BadPointer, 0, 0, Self));
        Restore(8);
    }

    private void AccessedAndDirty()
    {
        Restore(0);
        new GuestPointer<ulong>(Window(0)).Write(1);
        ulong flags = 0x60;
        Expect("written, accessed and dirty"u8, 0x60, (long)(Word(SlotAddress()) & flags));
        Update(_slot, Entry(Frame(0), ReadOnly), MmuUpdateCommand.PreserveAccessedDirty);
        Expect("preserved"u8, 0x60, (long)(Word(SlotAddress()) & flags));
        Update(_slot, Entry(Frame(0), Writable));
        Expect("not preserved"u8, 0, (long)(Word(SlotAddress()) & flags));
    }

    private void Roots()
    {
        MachineFrame root = FrameOf(_level4);
        Expect("new root, the same"u8, 0, Extended(MmuExtendedCommand.NewBasePointer, root));
        Expect("new root, a level-1 table"u8, InvalidArgument, Extended(MmuExtendedCommand.NewBasePointer, FrameOf(_level1)));
        Expect("new root, a writable page"u8, InvalidArgument, Extended(MmuExtendedCommand.NewBasePointer, Frame(0)));
        Expect("new root, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.NewBasePointer, new MachineFrame(0xfff_ffff)));
        Expect("new root, of devices"u8, NotPermitted, Extended(MmuExtendedCommand.NewBasePointer, root, 0, 0x7ff1));
        Expect("new user root"u8, 0, Extended(MmuExtendedCommand.NewUserBasePointer, root));
        Expect("new user root, the same"u8, 0, Extended(MmuExtendedCommand.NewUserBasePointer, root));
        Expect("new user root, a level-1 table"u8, InvalidArgument, Extended(MmuExtendedCommand.NewUserBasePointer, FrameOf(_level1)));
        Expect("new user root, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.NewUserBasePointer, new MachineFrame(0xfff_ffff)));
        Expect("new user root, none"u8, 0, Extended(MmuExtendedCommand.NewUserBasePointer, default));
        Expect("new user root, none again"u8, 0, Extended(MmuExtendedCommand.NewUserBasePointer, default));
    }

    private void Flushes()
    {
        new GuestPointer<ulong>(Window(9)).Write(1);
        Expect("flush"u8, 0, Extended(MmuExtendedCommand.TlbFlushLocal, default));
        Expect("flush, all vCPUs"u8, 0, Extended(MmuExtendedCommand.TlbFlushAll, default));
        Expect("flush, of devices"u8, NotPermitted, Extended(MmuExtendedCommand.TlbFlushLocal, default, 0, 0x7ff1));
        Expect("flush, vCPUs of a bitmap"u8, 0, Extended(MmuExtendedCommand.TlbFlushMulti, default, Window(9)));
        Expect("flush, bad bitmap"u8, InvalidArgument, Extended(MmuExtendedCommand.TlbFlushMulti, default, BadPointer));
        Expect("flush, no bitmap"u8, InvalidArgument, Extended(MmuExtendedCommand.TlbFlushMulti, default));
        Expect("flush an address"u8, 0, Extended(MmuExtendedCommand.InvalidatePageLocal, new MachineFrame(Window(0))));
        Expect("flush an address, not canonical"u8, 0, Extended(MmuExtendedCommand.InvalidatePageLocal, new MachineFrame(NotCanonical)));
        Expect("flush an address, all vCPUs, not canonical"u8, 0, Extended(MmuExtendedCommand.InvalidatePageAll, new MachineFrame(NotCanonical)));
        Expect("flush an address, bad bitmap"u8, InvalidArgument, Extended(MmuExtendedCommand.InvalidatePageMulti, new MachineFrame(Window(0)), BadPointer));
        Expect("flush the cache"u8, 0, Extended(MmuExtendedCommand.FlushCache, default));
        Expect("flush the caches"u8, 0, Extended(MmuExtendedCommand.FlushCacheGlobal, default));
        Expect("superpage"u8, NotSupported, Extended(MmuExtendedCommand.MarkSuper, default));
        Expect("no superpage"u8, NotSupported, Extended(MmuExtendedCommand.UnmarkSuper, default));
        Expect("command 14"u8, NotImplemented, Extended((MmuExtendedCommand)14, default));
        Expect("command 21"u8, NotImplemented, Extended((MmuExtendedCommand)21, default));
    }

    private void ClearAndCopy(in StartInfo info)
    {
        new GuestPointer<ulong>(Window(0)).Write(0x77);
        Expect("clear"u8, 0, Extended(MmuExtendedCommand.ClearPage, Frame(0)));
        Expect("clear, the page"u8, 0, (long)Word(Window(0)));
        Expect("clear, a table"u8, InvalidArgument, Extended(MmuExtendedCommand.ClearPage, FrameOf(_level1)));
        Expect("clear, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.ClearPage, new MachineFrame(0xfff_ffff)));
        Expect("copy"u8, 0, Extended(MmuExtendedCommand.CopyPage, Frame(0), FrameOf(_level4).Value));
        Expect("copy, the page"u8, (long)Word(_level4 + 4088), (long)Word(Window(0) + 4088));
        Expect("copy, to a table"u8, InvalidArgument, Extended(MmuExtendedCommand.CopyPage, FrameOf(_level1), Frame(0).Value));
        Expect("copy, from no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.CopyPage, Frame(0), 0xfff_ffff));
        Expect("copy, from shared_info"u8, 0, Extended(MmuExtendedCommand.CopyPage, Frame(0), info.SharedInfo.Frame.Value));
        Expect("pin, shared_info"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, info.SharedInfo.Frame));
    }

    private void LocalDescriptorTable()
    {
        Expect("local table, not aligned"u8, InvalidArgument, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(Window(0) + 8), 4));
        Expect("local table, too large"u8, InvalidArgument, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(Window(0)), 8193));
        Expect("local table"u8, 0, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(Window(0)), 8192));
        Expect("local table, the hypervisor's place"u8, InvalidArgument, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(HypervisorMemory.Start), 4));
        Expect("local table, not canonical"u8, InvalidArgument, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(NotCanonical), 4));
        Expect("local table, none, not aligned"u8, 0, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(Window(0) + 8)));
        Expect("local table, none"u8, 0, Extended(MmuExtendedCommand.SetLdt, default));
    }

    private long Describe(ulong offset, ulong descriptor) => Descriptors.UpdateDescriptor(new MachineAddress(Frame(6).Address.Value + offset), descriptor).Value;

    private void DescriptorValues()
    {
        Fresh(6);
        Restore(6);
        Expect("descriptor, code"u8, 0, Describe(0, 0x00af_9b00_0000_ffff));
        Expect("descriptor, code, for the guest"u8, 0x00af_fb00_0000_ffff, (long)Word(Window(6)));
        Expect("descriptor, code, 64 and 32 bits"u8, 0, Describe(0, 0x00ef_9b00_0000_ffff));
        Expect("descriptor, code, 64 and 32 bits, for the guest"u8, 0x00ef_fb00_0000_ffff, (long)Word(Window(6)));
        Expect("descriptor, task, not present"u8, 0, Describe(8, 0x0000_0900_0000_0067));
        Expect("descriptor, task"u8, InvalidArgument, Describe(8, 0x0000_8900_0000_0067));
        Expect("descriptor, system type 0"u8, 0, Describe(8, 0x0000_8000_0000_0067));
        Expect("descriptor, local table"u8, InvalidArgument, Describe(8, 0x0000_8200_0000_0067));
        Expect("descriptor, call gate"u8, 0, Describe(8, 0x0000_ec00_e033_1234));
        Expect("descriptor, call gate, checked when used"u8, 0x0000_8c00_e033_1234, (long)Word(Window(6) + 8));
        Expect("descriptor, call gate to privilege 0"u8, 0, Describe(8, 0x0000_8c00_0008_1234));
        Expect("descriptor, call gate to the hypervisor's code"u8, InvalidArgument, Describe(8, 0x0000_ec00_e008_1234));
        Expect("descriptor, call gate with parameters"u8, InvalidArgument, Describe(8, 0x0000_ec01_e033_1234));
        Expect("descriptor, interrupt gate"u8, InvalidArgument, Describe(8, 0x0000_ee00_e033_1234));
        Expect("descriptor, not aligned"u8, InvalidArgument, Describe(4, 0));
        Expect("descriptor, no memory"u8, InvalidArgument, Descriptors.UpdateDescriptor(new MachineAddress(0xfff_ffff_f000), 0).Value);
        Expect("descriptor, in a page table"u8, InvalidArgument, Descriptors.UpdateDescriptor(FrameOf(_level1).Address, 0).Value);
    }

    private static long SetTable(ulong frames, uint entries) => Descriptors.SetGdt(new GuestPointer<MachineFrame>(frames), entries).Value;

    private void GlobalDescriptorTable()
    {
        Fresh(6);
        Restore(6);
        GuestPointer<MachineFrame> frames = new(Window(9));
        frames.Write(Frame(6));
        Expect("table, mapped writable"u8, InvalidArgument, SetTable(Window(9), 512));
        KernelMemory.UnmapPage(new VirtualAddress(Window(6)));
        Expect("table"u8, 0, SetTable(Window(9), 512));
        Expect("table, mapped writable then"u8, Busy, Map(Window(6), Frame(6), Writable));
        Expect("table, a descriptor"u8, 0, Describe(8, 0x00af_9b00_0000_ffff));
        Expect("table, update"u8, InvalidArgument, Update(Frame(6).Address.Value + 8, 0));
        Expect("table, clear"u8, InvalidArgument, Extended(MmuExtendedCommand.ClearPage, Frame(6)));
        Expect("table, pin"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, Frame(6)));
        Expect("table, too large"u8, InvalidArgument, SetTable(Window(9), 7169));
        Expect("table, too large, bad pointer"u8, InvalidArgument, SetTable(BadPointer, 7169));
        Expect("table, bad pointer"u8, BadAddress, SetTable(BadPointer, 512));
        Expect("table, none"u8, 0, SetTable(BadPointer, 0));
        Expect("table, mapped writable again"u8, 0, Map(Window(6), Frame(6), Writable));
        new GuestPointer<ulong>(Window(6))[5].Write(0x0000_8900_0000_0067);
        KernelMemory.UnmapPage(new VirtualAddress(Window(6)));
        Expect("table, a task in it"u8, InvalidArgument, SetTable(Window(9), 1));
        frames.Write(FrameOf(_level1));
        Expect("table, a page table"u8, InvalidArgument, SetTable(Window(9), 1));
        frames.Write(new MachineFrame(0xfff_ffff));
        Expect("table, no memory"u8, InvalidArgument, SetTable(Window(9), 1));
        Restore(6);
    }
}
