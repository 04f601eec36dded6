// Programs from the description tables: an operation, a valid, a boundary or a corrupt value for each of its parameters and
// each field of their structures, by the field's type; where a value of the type is not enough to get anywhere (requests to
// page tables, lists of frames, grants), the field's own rule in ProgramGenerator.Fields.cs.
//
// What a program never does: touch what the kernel itself lives on, leave something behind that the end of a program cannot
// undo, or name a frame that may be another one on the other machine.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differential.Kernel;
using Differential.Programs;
using Differential.Running;
using HypercallSdk.Abi;

namespace Differential.Generating;

/// <summary>Makes programs; one seed, one sequence of programs.</summary>
public sealed partial class ProgramGenerator
{
    private const int StructuresEnd = 0x1000;
    private const int ListsEnd = ProgramLayout.ArgumentsSize;

    // Of a hundred operations, how many go to each contract; inside one, each operation as often as the others.
    private static readonly (string Contract, int Weight)[] _weights =
    [
        (nameof(IMmuUpdate), 16), (nameof(IMmuExtOp), 12), (nameof(IUpdateVaMapping), 10), (nameof(IMemoryOp), 10), (nameof(IGrantTableOp), 18), (nameof(IEventChannelOp), 16),
        (nameof(IVcpuOp), 5), (nameof(ITimer), 2), (nameof(ISchedOp), 2), (nameof(IXenVersion), 3), (nameof(IVmAssist), 2), (nameof(IMulticall), 4),
    ];

    private readonly Random _random;
    private readonly Place _place;
    private readonly Dictionary<string, HypercallDescription[]> _operations;
    private readonly List<int> _frames = [];
    private readonly List<Instruction> _instructions = [];
    private readonly List<Instruction> _afterwards = [];
    private int _nextStructure;
    private int _nextList;
    private int _savedPorts;
    private int _savedHandles;
    private bool _isCorrupt;

    // Where the structures of the call that is being made lie, and how many they are.
    private (int Start, int Count)? _callStructures;
    private string _operation = "";

    /// <summary>Starts a sequence of programs.</summary>
    /// <param name="seed">Its seed.</param>
    /// <param name="place">As which domain they are to run.</param>
    public ProgramGenerator(int seed, Place place)
    {
        _random = new Random(seed);
        _place = place;
        _operations = OperationTable.Operations.GroupBy(operation => operation.Contract).ToDictionary(contract => contract.Key, contract => contract.ToArray());
    }

    /// <summary>Makes programs, numbered from 0 on.</summary>
    public static GuestProgram[] Programs(int seed, Place place, int count, int operations)
    {
        ProgramGenerator generator = new(seed, place);
        return [.. Enumerable.Range(0, count).Select(number => generator.Next(number, operations))];
    }

    /// <summary>Makes the next program.</summary>
    /// <param name="number">The number it gets.</param>
    /// <param name="operations">How many operations it has, about.</param>
    public GuestProgram Next(int number, int operations)
    {
        _frames.Clear();
        _frames.AddRange(Enumerable.Range(0, ProgramLayout.OwnFrames));
        _savedPorts = 0;
        _savedHandles = 0;
        _mappedAt.Clear();
        _lastGrant = null;
        _hasFifo = _place == Place.DomainZero && number % FifoProgramsApart == FifoProgramsApart - 1;
        _firstGrant = ProgramLayout.FirstGrant + (GrantsEach * (number % ((ProgramLayout.GrantsCompared - ProgramLayout.FirstGrant) / GrantsEach)));
        List<Step> steps = [];
        for (int done = 0; done < operations; done += steps[^1].Operations)
            steps.Add(NextStep());

        return new GuestProgram(number, steps);
    }

    private Step NextStep()
    {
        _instructions.Clear();
        _afterwards.Clear();
        _nextStructure = _random.Next(0x20) * 64;
        _nextList = StructuresEnd + (_random.Next(0x10) * 128);
        _isCorrupt = false;
        string name = Roll(9) ? Touch() : Roll(1) ? Trap() : Several() ?? CallOne();
        _instructions.AddRange(_afterwards);
        _instructions.Add(Instruction.Observe(Observed.All));
        return new Step(name, [.. _instructions]);
    }

    private string CallOne()
    {
        string contract = Weighted();
        HypercallDescription operation = Pick(_operations[contract]);
        _operation = operation.Name;
        if (contract == nameof(IMulticall))
            return Multicall(operation);

        List<Operand> arguments = Prepare(operation);
        Corrupt(operation, arguments);
        _instructions.Add(Instruction.Call((ulong)operation.Number, AnswerOf(operation), arguments));
        AfterCall(operation);
        return _operation;
    }

    // Registers and memory of one call.
    private List<Operand> Prepare(HypercallDescription operation)
    {
        _isCorrupt = false;
        _callStructures = null;
        _hostAddresses.Clear();
        List<Operand> arguments = [];
        if (operation.Command != HypercallAttribute.NoCommand && operation.CommandPlace == CommandPlace.Register)
            arguments.Add(Operand.Literal((ulong)operation.Command));

        MethodInfo method = OperationTable.MethodOf(operation);
        foreach ((ParameterDescription parameter, ParameterInfo declared) in operation.Parameters.Zip(method.GetParameters()))
            AddParameter(parameter, declared, arguments);

        return arguments;
    }

    private void AddParameter(ParameterDescription parameter, ParameterInfo declared, List<Operand> arguments)
    {
        Type type = declared.ParameterType.IsByRef ? declared.ParameterType.GetElementType()! : declared.ParameterType;
        switch (parameter.Direction)
        {
            case ParameterDirection.In or ParameterDirection.Ref or ParameterDirection.Out:
                arguments.Add(Structures(parameter, type, 1));
                break;
            case ParameterDirection.Value or ParameterDirection.GuestPointer:
                arguments.Add(ValueOf(new StructureField($"{_operation}.{parameter.Name}", type, 0, parameter.Size)));
                break;
            default:
                int count = Roll(70) ? 1 : _random.Next(5);
                Operand place = Structures(parameter, type.GetGenericArguments()[0], Math.Clamp(count, 1, 4));
                Operand length = Operand.Literal((ulong)count);
                arguments.AddRange(parameter.CountFirst ? [length, place] : [place, length]);
                break;
        }
    }

    // Structures in a row in the argument area, filled; the answer is where they are said to be.
    private Operand Structures(ParameterDescription parameter, Type type, int count)
    {
        int size = parameter.Size;
        int start = _nextStructure;
        _callStructures ??= (start, count);
        _nextStructure = Math.Min(StructuresEnd - 1024, (start + (size * count) + 71) & ~7);

        // What an earlier operation left beside a field would be told with it.
        _instructions.Add(Instruction.Forget(start, (size * count) + 8));
        for (int index = 0; index < count; index++)
        {
            int at = start + (index * size);
            if (parameter.Direction != ParameterDirection.Out)
                Fill(type, at);

            Watch(type, at);
        }

        return parameter.NullAllowed && Roll(10) ? Operand.Literal(0) : !Roll(6) ? Operand.Argument(start) : IsWritten(parameter) ? Unwritable() : BadSource();
    }

    private void Fill(Type type, int at)
    {
        if (FillWhole(type, at))
            return;

        foreach (StructureField field in Fields(type))
            _instructions.Add(Instruction.Store(field.Size, Operand.Argument(at + field.Offset), ValueOf(field)));
    }

    private static IReadOnlyList<StructureField> Fields(Type type) =>
        !type.IsPrimitive && !type.IsEnum && StructureLayout.Of(type) is { Count: > 0 } fields ? fields : [new StructureField(type.Name, type, 0, StructureLayout.Measure(type).Size)];

    private string Touch()
    {
        AccessKind kind = Pick((AccessKind[])[AccessKind.Read, AccessKind.Read, AccessKind.Write, AccessKind.Write, AccessKind.Exchange, AccessKind.Execute]);
        int size = kind == AccessKind.Exchange ? 8 : kind == AccessKind.Execute ? 1 : 1 << _random.Next(4);

        // Two bytes are an entry's highest: in its lowest they would make another frame's number of it, which may be one of the program's.
        ulong place = kind == AccessKind.Execute ? 1UL : size == 2 ? 6UL : 0;
        ulong offset = (ulong)(_random.Next(20) * 4096) + ((ulong)_random.Next(512) * 8) + place;

        // The page may be a table, or become one: what is no entry is one that is not present (domain 0 may map frame 0 on
        // real Xen, D53). A lone `ret` stands in the second byte.
        Operand value = Operand.Literal(Roll(10) ? 0xc300 : (ulong)_random.Next() << 1);
        if (size == 8 && Roll(40))
            value = Operand.Entry(OwnFrame(), (ulong)EntryFlags());

        _instructions.Add(Instruction.Access(kind, size, Operand.Window(offset), value));
        return $"Memory.{kind}";
    }

    private string Trap()
    {
        _instructions.Add(Instruction.Trap((byte)(Roll(50) ? 3 : 6)));
        return "Trap";
    }

    // Calls in the argument area, each as it would be made alone.
    private string Multicall(HypercallDescription operation)
    {
        const int EntrySize = 64;
        int count = 1 + _random.Next(4);
        int start = ListsEnd - ((count + 1) * EntrySize);
        List<string> names = [];
        List<Instruction> entries = [];
        _nextStructure = 0;
        for (int index = 0; index < count && _nextStructure < StructuresEnd - 1024; index++)
        {
            HypercallDescription inner = Pick(_operations[Pick((string[])[nameof(IMmuUpdate), nameof(IUpdateVaMapping), nameof(IEventChannelOp), nameof(IXenVersion), nameof(IMmuExtOp), nameof(IVmAssist), nameof(IGrantTableOp)])]);
            _operation = inner.Name;
            names.Add(_operation);
            List<Operand> arguments = Prepare(inner);
            Corrupt(inner, arguments);
            AfterCall(inner);
            int at = start + (index * EntrySize);
            entries.Add(Instruction.Store(8, Operand.Argument(at), Operand.Literal((ulong)inner.Number)));
            entries.AddRange(arguments.Select((argument, place) => Instruction.Store(8, Operand.Argument(at + 16 + (place * 8)), argument)));

            // Xen writes its own arguments over them when it interrupts a call (D40).
            _afterwards.Add(Instruction.Forget(at + 16, EntrySize - 16));
            if (AnswerOf(inner) != AnswerKind.Whole)
                _afterwards.Add(Instruction.Forget(at + 8, 8));
        }

        // A list that lies elsewhere may read as calls of number 0, which without arguments clears the trap table.
        _instructions.AddRange(entries);
        _instructions.Add(Instruction.Call((ulong)operation.Number, AnswerKind.Whole, [Roll(4) ? Operand.Literal(NotCanonical) : Operand.Argument(start), Operand.Literal((ulong)names.Count)]));
        return $"Multicall({string.Join(", ", names)})";
    }

    // Now and then a register holds anything.
    private void Corrupt(HypercallDescription operation, List<Operand> arguments)
    {
        if (!Roll(6) || arguments.Count == 0)
            return;

        _isCorrupt = true;
        bool hasCommand = operation.Command != HypercallAttribute.NoCommand;
        int place = _random.Next(arguments.Count);
        if (hasCommand && place == 0)
        {
            arguments[0] = Operand.Literal(Pick((ulong[])[63, 99, 0xffff_ffff, 0x1_0000_0000UL + (uint)operation.Command]));
            return;
        }

        if (arguments[place].Kind == OperandKind.Arguments)
            arguments[place] = operation.Parameters.Any(IsWritten) ? Unwritable() : BadSource();
    }

    // A poll that reads as zeros waits for ever, and a timer is over; what a cache flush reads is machine addresses; and entries
    // read as more extents on one machine than one call counts, and as fewer on another.
    private Operand BadSource() =>
        _operation is "SchedOp.Poll" or "VcpuOp.SetSingleshotTimer" or "GrantTableOp.CacheFlush" or "MemoryOp.IncreaseReservation" or "MemoryOp.DecreaseReservation" or "MemoryOp.PopulatePhysmap"
            ? Operand.Literal(NotCanonical)
            : BadAddress();

    private static bool IsWritten(ParameterDescription parameter) => parameter.Direction is ParameterDirection.Ref or ParameterDirection.Out or ParameterDirection.Span;

    private string Weighted()
    {
        int rest = _random.Next(_weights.Sum(entry => entry.Weight));
        foreach ((string contract, int weight) in _weights)
        {
            rest -= weight;
            if (rest < 0)
                return contract;
        }

        return _weights[0].Contract;
    }

    private bool Roll(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
