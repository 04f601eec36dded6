using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Hypercalls;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// Makes hypercalls at random out of the description tables: the right number of registers with valid, boundary and garbage
/// values; structures and arrays of random content, at addresses good and bad. Every other call is a nearly good one, which
/// gets further than chance does (RandomCalls.NearlyGood.cs).
/// </summary>
internal sealed partial class RandomCalls
{
    private const int ShutdownCommand = 2;
    private const int WatchdogCommand = 6;
    private const int DownCommand = 2;

    private readonly Random _random;
    private readonly List<HypercallDescription> _operations = [];

    public RandomCalls(int seed, Host host)
    {
        _random = new Random(seed);
        var seen = new HashSet<HypercallDispatcher>();
        for (ulong number = 0; number < HypercallTable.Size; number++)
        {
            HypercallDispatcher dispatcher = host.Table[number];
            if (seen.Add(dispatcher))
                _operations.AddRange(dispatcher.Operations);
        }
    }

    /// <summary>How many operations there are to choose from.</summary>
    public int OperationCount => _operations.Count;

    /// <summary>Fills the gate's registers with the next call.</summary>
    public void Next(Domain domain, HypercallGate gate)
    {
        gate.ArgumentTop = 0;
        if (_random.Next(2) == 0)
        {
            NextNearlyGood(domain, gate);
            return;
        }

        ref HypercallRegisters registers = ref gate.Registers;
        registers = new HypercallRegisters { Rdi = Garbage(), Rsi = Garbage(), Rdx = Garbage(), R10 = Garbage(), R8 = Garbage() };
        if (_random.Next(50) == 0)
        {
            registers.Rax = _random.Next(2) == 0 ? (ulong)_random.Next(80) : Garbage();
            return;
        }

        HypercallDescription operation = _operations[_random.Next(_operations.Count)];
        while (EndsCaller(operation) && _random.Next(100) != 0)
        {
            // Ending oneself is right but soon dull.
            operation = _operations[_random.Next(_operations.Count)];
        }

        registers.Rax = (ulong)operation.Number;
        Span<ulong> values = stackalloc ulong[12];
        int count = 0;
        if (operation.Command != HypercallAttribute.NoCommand && operation.CommandPlace == CommandPlace.Register)
            values[count++] = _random.Next(40) == 0 ? Garbage() : (uint)operation.Command;

        foreach (ParameterDescription parameter in operation.Parameters)
            count = Add(domain, gate, parameter, values, count);

        registers.Rdi = count > 0 ? values[0] : registers.Rdi;
        registers.Rsi = count > 1 ? values[1] : registers.Rsi;
        registers.Rdx = count > 2 ? values[2] : registers.Rdx;
        registers.R10 = count > 3 ? values[3] : registers.R10;
        registers.R8 = count > 4 ? values[4] : registers.R8;
    }

    // At once, with the next event, in some seconds, or when the others are down too.
    private static bool EndsCaller(HypercallDescription operation) => operation.Number switch
    {
        HypercallNumber.SchedOp => operation.Command is ShutdownCommand or WatchdogCommand,
        HypercallNumber.SetCallbacks or HypercallNumber.CallbackOp => true,
        HypercallNumber.VcpuOp => operation.Command == DownCommand,
        _ => false,
    };

    private int Add(Domain domain, HypercallGate gate, ParameterDescription parameter, Span<ulong> values, int count)
    {
        switch (parameter.Direction)
        {
            case ParameterDirection.Value:
                values[count++] = Value(domain);
                break;
            case ParameterDirection.ReadOnlySpan:
            case ParameterDirection.Span:
                uint elements = (uint)(_random.Next(10) == 0 ? Garbage() : (ulong)_random.Next(20));
                ulong pointer = Pointer(domain, gate, (int)uint.Min(elements, 64) * parameter.Size);
                values[count++] = parameter.CountFirst ? elements : pointer;
                values[count++] = parameter.CountFirst ? pointer : elements;
                break;
            default:
                values[count++] = Pointer(domain, gate, parameter.Size);
                break;
        }

        return count;
    }

    // Mostly small structures of small numbers, which get furthest; some of garbage.
    private unsafe ulong Pointer(Domain domain, HypercallGate gate, int size)
    {
        switch (_random.Next(16))
        {
            case 0:
                return Garbage();
            case 1:
                // Across the end of the mapped region, or of the scratch page, which may be anything by now.
                return (_random.Next(2) == 0 ? domain.Image.ScratchAddress : 0xffff_ffff_8040_0000) - (ulong)_random.Next(size + 8);
            case 2:
                return domain.Image.StartInfoAddress + (ulong)_random.Next(8192);
            default:
                int top = _random.Next(256) * 16;
                byte* place = gate.ArgumentBase + top;
                bool words = _random.Next(4) != 0;
                for (int i = 0; i + 4 <= size + 4; i += 4)
                    *(uint*)(place + i) = words ? (uint)Value(domain) : (uint)_random.Next();

                return gate.ArgumentAddress + (ulong)top;
        }
    }

    private ulong Value(Domain domain) => _random.Next(12) switch
    {
        0 => Garbage(),
        1 => 0x7ff0,
        2 => domain.Image.ScratchAddress,
        3 => ((ulong)_random.NextInt64((long)domain.Host.Memory.FrameCount) << Page.Shift) + (ulong)_random.Next(8),
        4 => OwnFrame(domain),
        5 => (OwnFrame(domain) << Page.Shift) + (ulong)_random.Next(8),
        6 => domain.Host.Now + (ulong)_random.Next(1_000_000),
        _ => (ulong)_random.Next(12),
    };

    // Around the frame that the domain got last, which are mostly its own.
    private ulong OwnFrame(Domain domain)
    {
        domain.Memory.Pages.TryGetFirst(out MachineFrame frame);
        return frame.Value - (ulong)_random.NextInt64((long)ulong.Min(frame.Value, domain.PageCount) + 1);
    }

    private ulong Garbage() => _random.Next(8) switch
    {
        0 => 0,
        1 => ulong.MaxValue,
        2 => 1UL << _random.Next(64),
        3 => (1UL << _random.Next(64)) - 1,
        4 => unchecked((ulong)-_random.Next(4096)),
        5 => 0xffff_8000_0000_0000 + (ulong)_random.NextInt64(1L << 43),
        6 => (uint)_random.Next(),
        _ => (ulong)_random.NextInt64(long.MinValue, long.MaxValue),
    };
}
