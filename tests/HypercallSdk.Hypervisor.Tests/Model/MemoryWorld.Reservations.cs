using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests.Model;

// memory_op.
internal sealed unsafe partial class MemoryWorld
{
    // Where real Xen has all memory mapped for itself.
    private const ulong DirectMap = 0xffff_8300_0000_0000;

    // struct xen_memory_reservation.
    private static ulong[] Reservation(ulong extents, ulong count, ulong order, ulong flags, ulong domain) =>
        [extents, count, order | (flags << 32), domain];

    private static ulong MemoryFlags(int choice) => (choice % 8) switch
    {
        < 4 => 0,
        4 => 64,
        5 => 27,
        6 => (ulong)((choice / 8 % 256) + 1) << 8,
        _ => ((ulong)((choice / 8 % 256) + 1) << 8) | (1 << 17),
    };

    private ulong OwnerOf(int choice) => choice % 8 == 7 ? Other(choice / 8).Domain.Id.Value : DomainSelf;

    // A list in the caller's own memory, or one at an address where a call must not read or write.
    private ulong List(int choice, ulong address) => (choice % 8) switch
    {
        5 => PlayDomain.AddressOf(choice / 8 % PlayDomain.WindowPages) + ((ulong)Index(choice / 128 % 8) * 8),
        6 => DirectMap + (_caller.L1.Value << Page.Shift) + ((ulong)Index(choice / 8) * 8),
        7 => 0x0000_8000_0000_0000 - 8,
        _ => address,
    };

    private void Decrease(Step step)
    {
        MachineFrame first = Frame(step.A);
        MachineFrame second = Frame(step.B);
        _lastGivenAway = first;
        ulong extents = Put(first.Value, second.Value);
        ulong count = step.C % 4 == 0 ? 2UL : 1;
        ulong order = step.C % 16 == 15 ? (ulong)(step.D % 20) : 0;
        Say($"decrease_reservation([{Name(first)}, {Name(second)}], {count}, order {order})");
        ulong before = _caller.Domain.PageCount;
        long result = Call(HypercallNumber.MemoryOp, 1, Put(Reservation(List(step.D, extents), count, order, 0, OwnerOf(step.D / 8))));

        // Of an extent that was not done, the frames before the first bad one are gone all the same, as on Xen.
        if (_caller.Domain.PageCount > before || (result == 0 && order == 0 && _caller.Domain.PageCount != before))
            throw new BrokenModelException($"{LastAction}\n  {before} pages became {_caller.Domain.PageCount}");
    }

    private void Increase(Step step)
    {
        bool populates = step.A % 2 == 0;
        ulong extents = Put((ulong)(900 + (step.B % 64)), (ulong)(1000 + (step.B % 64)), 0UL, 0UL);
        ulong count = (ulong)(step.C % 4);
        ulong order = step.C % 16 == 15 ? (ulong)(step.D % 24) : (ulong)(step.C / 4 % 2);
        ulong flags = MemoryFlags(step.D);
        ulong domain = OwnerOf(step.D / 8);
        Say($"{(populates ? "populate_physmap" : "increase_reservation")}({count}, order {order}, flags 0x{flags:x}, domain 0x{domain:x})");
        ulong before = _caller.Domain.PageCount;
        long result = Call(HypercallNumber.MemoryOp, populates ? 6UL : 0, Put(Reservation(List(step.B, extents), count, order, flags, domain)));
        ulong expected = domain == DomainSelf && result >= 0 ? before + ((ulong)result << (int)order) : before;

        // One extent more where the frame's number could not be written: it is the domain's all the same, as on Xen.
        bool isOneMore = domain == DomainSelf && result >= 0 && (ulong)result < count && _caller.Domain.PageCount == expected + (1UL << (int)order);
        if (_caller.Domain.PageCount != expected && !isOneMore)
            throw new BrokenModelException($"{LastAction}\n  {before} pages became {_caller.Domain.PageCount}, expected {expected}");
    }

    private void Exchange(Step step)
    {
        MachineFrame first = Frame(step.A);
        MachineFrame second = Frame(step.B);
        ulong given = Put(first.Value, second.Value);
        ulong wanted = Put(800UL, 801UL, 0UL, 0UL);

        // The last one's lists run on into what lies behind them, as far as frames can be taken; longer ones are refused as a whole.
        ulong count = (step.C % 8) switch { < 3 => 1UL, 3 => 2, 4 => 0, 5 => 1UL << 61, 6 => ulong.MaxValue, _ => 1UL << 40 };
        ulong from = List(step.D, given);
        ulong to = List(step.C / 8, wanted);
        ulong exchanged = step.D / 8 % 8 == 7 ? 1UL : 0;
        Say($"exchange([{Name(first)}, {Name(second)}] at 0x{from:x}, {count} for those at 0x{to:x}, {exchanged} done)");
        ulong[] reservation = [.. Reservation(from, count, 0, 0, DomainSelf), .. Reservation(to, count, 0, MemoryFlags(step.A / 32), DomainSelf), exchanged];
        ulong before = _caller.Domain.PageCount;
        Call(HypercallNumber.MemoryOp, 11, Put(reservation));
        if (_caller.Domain.PageCount > before)
            throw new BrokenModelException($"{LastAction}\n  {before} pages became {_caller.Domain.PageCount}");
    }

    private void OtherMemory(Step step)
    {
        ulong command = (ulong)step.A % 64;
        Say($"memory_op({command})");
        ulong list = List(step.B, Put(new ulong[16]));
        Call(HypercallNumber.MemoryOp, command, Put([.. Reservation(list, (ulong)step.C % 20, 0, (ulong)step.D, OwnerOf(step.D)), .. new ulong[8]]));
    }
}
