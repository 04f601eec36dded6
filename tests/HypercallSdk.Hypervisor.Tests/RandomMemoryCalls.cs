using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// Makes hostile memory and grant calls at random, from bytes: whole batches whose frames, addresses, references and handles
/// mostly exist, among them a few that do not.
/// </summary>
/// <param name="seed">What decides everything.</param>
internal sealed unsafe class RandomMemoryCalls(int seed)
{
    private const int MostElements = 6;

    // struct gnttab_*, by command: how many words an element has.
    private static readonly int[] _grantWords = [4, 3, 3, 2, 3, 5, 2, 3, 1, 2, 1, 2, 2];

    private readonly Random _random = new(seed);
    private HypercallGate _gate = null!;
    private Domain _domain = null!;
    private Domain _accomplice = null!;
    private int _top;

    /// <summary>Fills the gate's registers with the next call of <paramref name="domain"/>.</summary>
    public void Next(Domain domain, Domain accomplice, HypercallGate gate)
    {
        (_domain, _accomplice, _gate, _top) = (domain, accomplice, gate, 0);
        gate.ArgumentTop = 0;
        if (_random.Next(6) == 0)
            WriteGrant();

        gate.Registers = _random.Next(12) == 0 ? Multicall() : Call();
    }

    private HypercallRegisters Call() => _random.Next(13) switch
    {
        0 or 1 => Make(HypercallNumber.MmuUpdate, Batch(2, MmuUpdateWord), Count(), Answer(), Owner()),
        2 or 3 => Make(HypercallNumber.MmuextOp, Batch(3, ExtendedWord), Count(), Answer(), Owner()),
        4 or 5 => Make(HypercallNumber.UpdateVaMapping, Address(), Entry(), Number(16)),
        6 => Make(HypercallNumber.UpdateVaMappingOtherDomain, Address(), Entry(), Number(16), Owner()),
        7 => Make(HypercallNumber.MemoryOp, MemoryCommand(), Reservation()),
        8 => Make(HypercallNumber.SetGdt, Batch(1, _ => Frame()), Number(3000)),
        9 => Make(HypercallNumber.UpdateDescriptor, EntryAddress(), Garbage()),
        10 when _random.Next(8) == 0 => Make(HypercallNumber.VmAssist, Number(3), Number(40)),
        _ => GrantCall(),
    };

    private static HypercallRegisters Make(HypercallNumber number, ulong a = 0, ulong b = 0, ulong c = 0, ulong d = 0) =>
        new() { Rax = (ulong)number, Rdi = a, Rsi = b, Rdx = c, R10 = d };

    private HypercallRegisters Multicall()
    {
        Span<ulong> words = stackalloc ulong[8 * 4];
        words.Clear();
        for (int i = 0; i < 4; i++)
        {
            HypercallRegisters call = Call();
            words[i * 8] = _random.Next(16) == 0 ? Number(64) : call.Rax;
            words[(i * 8) + 2] = call.Rdi;
            words[(i * 8) + 3] = call.Rsi;
            words[(i * 8) + 4] = call.Rdx;
            words[(i * 8) + 5] = call.R10;
        }

        return Make(HypercallNumber.Multicall, Put(words), Number(5));
    }

    private HypercallRegisters GrantCall()
    {
        int command = _random.Next(_grantWords.Length + 1);
        int words = command < _grantWords.Length ? _grantWords[command] : 2;
        ulong batch = Batch(words, index => GrantWord(command, index % words));
        return Make(HypercallNumber.GrantTableOp, (ulong)command, Pointer(batch), Count());
    }

    private ulong GrantWord(int command, int word) => (command, word) switch
    {
        // map: address, flags and reference, domain.
        (0, 0) => _random.Next(3) == 0 ? EntryAddress() : Address(),
        (0, 1) => Number(32) | (Reference() << 32),
        (0, 2) => DomainNumber(),

        // unmap, unmap and replace: address, device address or new address, handle.
        (1 or 7, 0) => _random.Next(4) == 0 ? EntryAddress() : Address(),
        (1, 1) => _random.Next(2) == 0 ? 0 : Frame() << Page.Shift,
        (7, 1) => Address(),
        (1 or 7, 2) => Number(24),

        // set up: domain and count, status, list. Transfer: frame, domain and reference.
        (2, 0) => DomainNumber() | (Number(8) << 32),
        (2, 2) => Pointer(Address()),
        (4, 0) => Frame(),
        (4, 1) => DomainNumber() | (Reference() << 32),

        // copy: reference or frame, domain and offset, twice; length and flags.
        (5, 0 or 2) => _random.Next(2) == 0 ? Reference() : Frame(),
        (5, 1 or 3) => DomainNumber() | (Number(5000) << 16),
        (5, 4) => Number(4200) | (Number(4) << 16),
        (8, _) => Number(4),
        (9, 0) => Number(4) | (DomainNumber() << 32),
        (9, 1) => Pointer(Address()),
        (11, 0) => Reference() | (Reference() << 32),
        (12, 0) => Frame() << Page.Shift,
        (12, 1) => Number(1 << 20),
        _ => _random.Next(3) == 0 ? Garbage() : DomainNumber(),
    };

    private ulong MmuUpdateWord(int index) => index % 2 == 0
        ? EntryAddress() | (_random.Next(4) == 0 ? Number(8) : 0)
        : Entry();

    private ulong ExtendedWord(int index) => (index % 3) switch
    {
        0 => Number(22),
        1 => _random.Next(3) == 0 ? Address() : Frame(),
        _ => _random.Next(3) == 0 ? Garbage() : Number(10),
    };

    private ulong MemoryCommand() => (ulong)(_random.Next(3) == 0 ? _random.Next(70) : _random.Next(3) switch { 0 => 1, 1 => 6, _ => 11 });

    // Two reservations, as an exchange has them; other commands look at the beginning.
    private ulong Reservation()
    {
        ulong frames = Batch(1, _ => Frame());
        ulong order = (ulong)(_random.Next(4) == 0 ? _random.Next(24) : 0);
        ulong count = _random.Next(16) == 0 ? Garbage() : Number(5);
        ulong domain = _random.Next(6) == 0 ? DomainNumber() : 0x7ff0;
        ReadOnlySpan<ulong> words =
        [
            Pointer(frames), count, order | (Number(1 << 18) << 32), domain,
            Pointer(Batch(1, _ => Number(4096))), count, order, domain,
            _random.Next(8) == 0 ? Garbage() : 0, 0, 0, 0,
        ];
        return Pointer(Put(words));
    }

    private void WriteGrant()
    {
        ReadOnlySpan<MachineFrame> frames = _domain.Grants.Frames;
        ulong entries = _domain.Grants.Version == 1 ? 512UL : 256;
        ulong reference = 8 + (Number((int)entries) % 24);
        var entry = (ulong*)_domain.Host.Memory.HostAddress(frames[0]) + (reference * 512 / entries);
        ulong head = Number(8) | (DomainNumber() << 16);
        if (entries == 512)
        {
            *entry = head | (Frame() << 32);
        }
        else
        {
            entry[0] = head;
            entry[1] = Frame();
        }
    }

    private ulong Number(int end) => (uint)_random.Next(end);

    private ulong Reference() => _random.Next(20) == 0 ? (uint)Garbage() : 8 + Number(24);

    private ulong DomainNumber() => _random.Next(8) switch
    {
        0 => 0,
        1 => 0x7ff0 + Number(8),
        2 => Number(10),
        3 => _domain.Id.Value,
        _ => _accomplice.Id.Value,
    };

    private ulong Owner() => _random.Next(5) == 0 ? DomainNumber() | (_random.Next(3) == 0 ? (DomainNumber() + 1) << 16 : 0) : 0x7ff0;

    private ulong Count() => _random.Next(50) == 0 ? Garbage() : Number(MostElements);

    private ulong Answer() => _random.Next(3) == 0 ? Pointer(Address()) : 0;

    private ulong Pointer(ulong good) => _random.Next(12) switch
    {
        0 => Address(),
        1 => Garbage(),
        2 => 0xffff_8300_0000_0000 + (Frame() << Page.Shift),
        _ => good,
    };

    private ulong EntryAddress() => _random.Next(40) == 0 ? Garbage() : (Frame() << Page.Shift) + ((ulong)Index() * 8);

    private int Index() => _random.Next(4) == 0 ? _random.Next(512) : _random.Next(8) switch { 0 => 256, 1 => 271, 2 => 511, _ => _random.Next(24) };

    private ulong Entry() => _random.Next(16) switch
    {
        0 => Garbage(),
        1 => 0,
        _ => (Frame() << Page.Shift) | (_random.Next(3) switch { 0 => 0x65UL, 1 => 0x67, _ => Number(512) | 1 }),
    };

    private ulong Address()
    {
        ulong page = DomainImage.VirtualBase + ((ulong)(_random.Next(3) == 0 ? _random.Next(2048) : 700 + _random.Next(40)) << Page.Shift);
        return _random.Next(24) == 0 ? Garbage() : page + (ulong)(_random.Next(4) == 0 ? _random.Next(4096) : 0);
    }

    // Mostly of the caller's last frames, among them its page tables; some of others.
    private ulong Frame() => _random.Next(24) switch
    {
        0 => Garbage(),
        1 => (ulong)_random.NextInt64((long)_domain.Host.Memory.FrameCount),
        2 => _domain.Shared.Frame.Value,
        3 => _domain.Grants.Frames[0].Value,
        4 => _domain.Vcpus[0].KernelSpace.Root.Value - Number(8),
        5 => FrameOf(_accomplice),
        6 => _domain.Vcpus[0].KernelSpace.Walk(Address()).LastEntry.Frame.Value,
        _ => FrameOf(_domain),
    };

    private ulong FrameOf(Domain domain)
    {
        domain.Memory.Pages.TryGetFirst(out MachineFrame last);
        ulong most = ulong.Min(last.Value, _random.Next(3) == 0 ? domain.PageCount : 48);
        return last.Value - (ulong)_random.NextInt64((long)most + 1);
    }

    private ulong Batch(int words, Func<int, ulong> word)
    {
        Span<ulong> elements = stackalloc ulong[5 * MostElements];
        for (int i = 0; i < words * MostElements; i++)
            elements[i] = word(i);

        return Put(elements[..(words * MostElements)]);
    }

    private ulong Put(ReadOnlySpan<ulong> words)
    {
        int at = _top;
        _top += words.Length * sizeof(ulong);

        // SAFETY: one call puts less than the area's 64 KiB.
        words.CopyTo(new Span<ulong>(_gate.ArgumentBase + at, words.Length));
        return _gate.ArgumentAddress + (ulong)at;
    }

    private ulong Garbage() => _random.Next(6) switch
    {
        0 => ulong.MaxValue,
        1 => 1UL << _random.Next(64),
        2 => (1UL << _random.Next(64)) - 1,
        3 => 0xffff_8000_0000_0000 + (ulong)_random.NextInt64(1L << 43),
        4 => (uint)_random.Next(),
        _ => (ulong)_random.NextInt64(long.MinValue, long.MaxValue),
    };
}
