using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>Batches of requests, accessed and dirty bits.</content>
public partial struct PagingAnswersKernel
{
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
        Expect("update, own number"u8, NoSuchDomain, Update(_slot, good, MmuUpdateCommand.Normal, _caller.Id.Value));
        Expect("update, tables of own number"u8, 0, Update(_slot, good, MmuUpdateCommand.Normal, ((_caller.Id.Value + 1U) << 16) | Self));
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
        _ = KernelMemory.UnmapPage(new VirtualAddress(Window(8)));
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
}
