using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests.Model;

// mmu_update, mmuext_op, update_va_mapping, set_gdt, update_descriptor.
internal sealed unsafe partial class MemoryWorld
{
    private const ulong ReadOnly = 0x65;
    private const ulong ReadWrite = 0x67;
    private const ulong FrameMask = 0x000f_ffff_ffff_f000;
    private const ulong FlushAllLocal = 1;
    private const ulong InvalidateLocal = 2;
    private const ulong DomainSelf = 0x7ff0;

    private static ulong FlagsOf(int choice) => (choice % 16) switch
    {
        < 5 => ReadWrite,
        < 9 => ReadOnly,
        9 => 0,
        10 => ReadWrite | (1UL << 63),
        11 => 0x07,
        12 => ReadWrite | 0x80,
        13 => ReadOnly | 0xe00,
        14 => ReadWrite | (1UL << 53),
        _ => 0x3ff,
    };

    // Entries of tables that are worth changing: of the window, of the bootstrap region, empty ones, the hypervisor's.
    private static int Index(int choice) => (choice % 16) switch
    {
        < 8 => PlayDomain.FirstIndex + (choice % 16),
        8 => 0,
        9 => 1,
        10 => 256,
        11 => 271,
        12 => 272,
        13 => 300,
        14 => 511,
        _ => 510,
    };

    private static ulong FlushOf(int choice) => (choice % 4) switch
    {
        0 => 0,
        1 => FlushAllLocal,
        2 => InvalidateLocal,
        _ => InvalidateLocal | 4,
    };

    private string Entry(ulong value) => (value & 1) == 0
        ? $"0x{value:x}"
        : $"{Name(new MachineFrame((value & FrameMask) >> Page.Shift))}{((value & 2) != 0 ? " RW" : " RO")} (0x{value:x})";

    private void Map(Step step)
    {
        int page = step.D / 4 % 4 == 1 ? _caller.LastPage : step.A % PlayDomain.WindowPages;
        ulong address = PlayDomain.AddressOf(page);
        MachineFrame frame = step.D / 16 % 4 == 1 && _caller.StatusFrames.Count > 0 ? _caller.StatusFrames[0] : Frame(step.B);
        ulong entry = (frame.Value << Page.Shift) | FlagsOf(step.C);
        Say($"update_va_mapping(V{page}, {Entry(entry)}, flush {FlushOf(step.D)})");
        ulong before = EntryOf(address);
        long result = Call(HypercallNumber.UpdateVaMapping, address, entry, FlushOf(step.D));
        CompareEntry(address, before, entry, result);
        if (result == 0 && (before & 1) != 0)
            _caller.LastUnmapped = new MachineFrame((before & FrameMask) >> Page.Shift);
    }

    private void MapForeign(Step step)
    {
        int page = step.A % PlayDomain.WindowPages;
        PlayDomain other = Other(step.D);
        MachineFrame frame = step.B % 2 == 0 ? other.Frames[step.B % PlayDomain.WindowPages] : Frame(step.B);
        ulong entry = (frame.Value << Page.Shift) | FlagsOf(step.C);
        Say($"update_va_mapping_otherdomain(V{page}, {Entry(entry)}, of d{other.Domain.Id})");
        Call(HypercallNumber.UpdateVaMappingOtherDomain, PlayDomain.AddressOf(page), entry, FlushOf(step.D), other.Domain.Id.Value);
    }

    // What an entry says after it was changed, or was not.
    private void CompareEntry(ulong address, ulong before, ulong wanted, long result)
    {
        const ulong NotCompared = 0x0010_0000_0000_0160;
        ulong after = EntryOf(address);
        ulong expected = result == 0 ? (wanted & 1) != 0 ? wanted | 4 : wanted : before;
        if (((after ^ expected) & ~NotCompared) != 0)
            throw new BrokenModelException($"{LastAction}\n  the entry is 0x{after:x}; expected 0x{expected:x}");
    }

    private ulong EntryOf(ulong address)
    {
        ulong* entry = _caller.Probe.Vcpu.KernelSpace.FindL1Entry(address, out _);
        return entry is null ? 0 : *entry;
    }

    private MachineFrame Table(int choice) => (choice % 16) switch
    {
        < 4 => _caller.Frames[8 + (choice % 4)],
        < 7 => _caller.L1,
        7 => _caller.L2,
        8 => _caller.L3,
        < 12 => _caller.Root,
        _ => Frame(choice / 16),
    };

    private void WriteEntry(Step step)
    {
        MachineFrame table = Table(step.A);
        int index = Index(step.B);
        ulong value = (Frame(step.C).Value << Page.Shift) | FlagsOf(step.D);
        if (IsBootstrap(table, index) && step.D % 2 == 0)
            return;

        Update(table, index, value, (ulong)(step.D / 16 % 4 == 3 ? 2 : 0), (ulong)(step.C / 64 % 8 == 7 ? 4 : 0));
        _caller.LastEntry = (table, index, value);
    }

    private void ChangeFlags(Step step)
    {
        (MachineFrame table, int index, ulong value) = _caller.LastEntry;
        if (table.Value == 0)
            return;

        value = (value & FrameMask) | FlagsOf(step.D);
        Update(table, index, value, 0, 0);
        _caller.LastEntry = (table, index, value);
    }

    private void WriteMachineToPhysical(Step step)
    {
        MachineFrame frame = Frame(step.A);
        Say($"mmu_update(machphys of {Name(frame)} = {step.B})");
        Call(HypercallNumber.MmuUpdate, Put((frame.Value << Page.Shift) | 1, (ulong)step.B), 1, 0, DomainSelf);
    }

    private void WriteEntries(Step step)
    {
        MachineFrame table = Table(step.A);
        ulong first = (table.Value << Page.Shift) | ((ulong)Index(step.B % 8) * 8);
        ulong value = (Frame(step.C).Value << Page.Shift) | FlagsOf(step.D);
        ulong foreign = (step.D / 16 % 8) switch
        {
            < 4 => Other(step.D).Domain.Id.Value,
            4 => 0x7ff1,
            5 => 0x7ff4,
            6 => (_caller.Domain.Id.Value + 1UL) << 16 | DomainSelf,
            _ => 999,
        };
        ulong done = Put(0UL);
        Say($"mmu_update({Name(table)}[{Index(step.B % 8)}] = {Entry(value)}, then [+1] = 0, foreign 0x{foreign:x})");
        Call(HypercallNumber.MmuUpdate, Put(first, value, first + 8, 0), 2, done, foreign);
    }

    private void Update(MachineFrame table, int index, ulong value, ulong command, ulong misaligned)
    {
        ulong pointer = (table.Value << Page.Shift) | ((ulong)index * 8) | command | misaligned;
        Say($"mmu_update({Name(table)}[{index}]{(misaligned != 0 ? "+4" : string.Empty)} = {Entry(value)}, command {command})");
        Call(HypercallNumber.MmuUpdate, Put(pointer, value), 1, 0, DomainSelf);
    }

    // Entries without which the domain can make no calls any more. They are changed less often.
    private bool IsBootstrap(MachineFrame table, int index) =>
        (table == _caller.Root || table == _caller.L3 || table == _caller.L2) && index is 511 or 510 or 0 or 1;

    private void Pin(Step step)
    {
        uint level = (uint)(step.B % 8) switch { < 3 => 0, 3 => 1, 4 => 2, 5 => 3, _ => (uint)(step.B / 8) % 4 };
        Extended(step, level, Frame(step.A).Value);
    }

    private void Extended(Step step, uint command, ulong argument, ulong second = 0)
    {
        string name = command switch { < 4 => $"pin L{command + 1}", 4 => "unpin", 5 => "new base pointer", 15 => "new user base pointer", _ => $"command {command}" };
        ulong domain = step.D % 16 == 15 ? Other(step.C).Domain.Id.Value : DomainSelf;
        Say($"mmuext_op({name}, {Name(new MachineFrame(argument))}, 0x{second:x}{(domain == DomainSelf ? string.Empty : $", of d{domain}")})");
        ulong done = Put(0U);
        Call(HypercallNumber.MmuextOp, Put(command, argument, second), 1, done, domain);
    }

    private void Flush(Step step)
    {
        uint command = (uint)(6 + (step.A % 6));
        ulong address = PlayDomain.AddressOf(step.B % PlayDomain.WindowPages);
        Say($"mmuext_op(flush {command}, 0x{address:x})");
        ulong mask = Put(1UL);
        Call(HypercallNumber.MmuextOp, Put(command, address, mask), 1, 0, DomainSelf);
    }

    private void ClearOrCopy(Step step)
    {
        MachineFrame to = Frame(step.A);
        MachineFrame from = Frame(step.B);
        bool copies = step.C % 2 == 1;
        Say(copies ? $"mmuext_op(copy {Name(to)} from {Name(from)})" : $"mmuext_op(clear {Name(to)})");
        Call(HypercallNumber.MmuextOp, Put(copies ? 17UL : 16UL, to.Value, from.Value), 1, 0, DomainSelf);
    }

    private void SetLdt(Step step)
    {
        ulong address = PlayDomain.AddressOf(step.A % PlayDomain.WindowPages) + (step.B % 8 == 7 ? 8UL : 0UL);
        ulong entries = (step.C % 4) switch { 0 => 0, 1 => 8192, 2 => 512, _ => (ulong)step.C };
        Say($"mmuext_op(set LDT, 0x{address:x}, {entries})");
        Call(HypercallNumber.MmuextOp, Put(13UL, address, entries), 1, 0, DomainSelf);
    }

    private void SetGdt(Step step)
    {
        ulong entries = (step.C % 4) switch { 0 => 0, 1 => 512, 2 => 1024, _ => 7169 };
        Say($"set_gdt([{Name(Frame(step.A))}, {Name(Frame(step.B))}], {entries})");
        Call(HypercallNumber.SetGdt, Put(Frame(step.A).Value, Frame(step.B).Value), entries);
    }

    private void UpdateDescriptor(Step step)
    {
        ulong address = (Frame(step.A).Value << Page.Shift) + ((ulong)step.B * 8 % Page.Size) + (step.D % 16 == 15 ? 4UL : 0);
        ulong descriptor = (step.C % 4) switch { 0 => 0, 1 => 0x00cf_fa00_0000_ffff, 2 => 0x00cf_9a00_0000_ffff, _ => (Frame(step.D).Value << Page.Shift) | ReadWrite };
        Say($"update_descriptor({Name(Frame(step.A))}+0x{address & 0xfff:x}, 0x{descriptor:x})");
        Call(HypercallNumber.UpdateDescriptor, address, descriptor);
    }
}
