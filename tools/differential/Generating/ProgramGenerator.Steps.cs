using System.Collections.Generic;
using System.Linq;
using Differential.Kernel;
using Differential.Programs;
using HypercallSdk.Abi;

namespace Differential.Generating;

/// <content>Steps that are more than one operation: timers that go off, upcalls, what is in pages.</content>
public sealed partial class ProgramGenerator
{
    private const ulong Millisecond = 1_000_000;

    // On Xen a timer may be 50 us early; the built-in hypervisor skips the time.
    private const ulong UntilTimer = 5 * Millisecond;
    private const ulong LongAfterTimer = 30 * Millisecond;
    private const ulong LongAfterTooFar = 150 * Millisecond;

    private static readonly Dictionary<string, HypercallDescription> _byName = OperationTable.Operations.ToDictionary(operation => operation.Name);

    // One of them, or null.
    private string? Several() => Roll(3) ? TimerGoesOff() : Roll(4) ? Upcalls() : Roll(4) ? LookInto() : null;

    // A timer goes off while the program waits for it, and never while it does something else: so it goes off in the step that
    // sets it, and a periodic one is stopped there.
    private string TimerGoesOff()
    {
        if (Roll(50))
            Bind("EventChannelOp.BindVirq", vcpuOffset: 4, portOffset: 8, (ulong)Virq.Timer);

        if (Roll(40))
            _instructions.Add(Instruction.Attach(Port()));

        // What was pending before is told first: on a slow machine the timer's event would be one with it.
        _instructions.Add(Instruction.Wait(0));
        switch (_random.Next(3))
        {
            case 0:
                // A deadline that is too far, or negative, is taken for a mistake: it goes off after 100 ms.
                bool isTooFar = Roll(15);
                Operand deadline = isTooFar ? Operand.Literal(Pick((ulong[])[1UL << 62, long.MaxValue, ulong.MaxValue])) : new Operand(OperandKind.Time, 0, UntilTimer);
                _instructions.Add(Instruction.Call((ulong)HypercallNumber.SetTimerOp, AnswerKind.Whole, [deadline]));
                _instructions.Add(Instruction.Wait(isTooFar ? LongAfterTooFar : LongAfterTimer));
                return "Timer.Set.GoesOff";
            case 1:
                bool isDue = Roll(20);
                Operation("VcpuOp.SetSingleshotTimer", 16, [(0, 8, isDue ? Operand.Literal(1) : new Operand(OperandKind.Time, 0, UntilTimer)), (8, 4, Operand.Literal(Roll(80) ? 0UL : 1))]);
                _instructions.Add(Instruction.Wait(LongAfterTimer));
                return "VcpuOp.SetSingleshotTimer.GoesOff";
            default:
                // A vCPU that waits has one tick, when it runs again (D102): the second makes the port pending where the first was taken.
                Operation("VcpuOp.SetPeriodicTimer", 8, [(0, 8, Operand.Literal(UntilTimer))]);
                _instructions.Add(Instruction.Wait(LongAfterTimer));
                _instructions.Add(Instruction.Wait(LongAfterTimer));
                Operation("VcpuOp.StopPeriodicTimer", 0, []);
                return "VcpuOp.SetPeriodicTimer.GoesOff";
        }
    }

    // Ports are attached, which unmasks them, some are sent to, and the program lets the upcall come.
    private string Upcalls()
    {
        for (int count = _random.Next(3); count >= 0; count--)
        {
            if (Roll(30))
                Bind("EventChannelOp.BindIpi", vcpuOffset: 0, portOffset: 4);

            if (Roll(70))
                _instructions.Add(Instruction.Attach(Port()));
        }

        for (int count = _random.Next(4); count >= 0; count--)
            Operation(Roll(85) ? "EventChannelOp.Send" : "EventChannelOp.Unmask", 4, [(0, 4, Port())]);

        _instructions.Add(Instruction.Wait(0));
        return "EventChannelOp.Upcalls";
    }

    private string LookInto()
    {
        _instructions.Add(Instruction.Digest(Roll(80) ? _random.Next(ProgramLayout.OwnFrames) : _random.Next(24)));
        return "Memory.Digest";
    }

    // An event channel of this vCPU's, kept under the next number.
    private void Bind(string operation, int vcpuOffset, int portOffset, ulong virq = 0)
    {
        int at = Operation(operation, 16, vcpuOffset == 0 ? [(0, 4, Operand.Literal(0))] : [(0, 4, Operand.Literal(virq)), (vcpuOffset, 4, Operand.Literal(0))]);
        _instructions.Add(Instruction.Save(_savedPorts++ % (ProgramLayout.SavedCount / 2), 4, at + portOffset));
    }

    // An operation with the one structure that it takes, if it takes one; of the vCPU that runs. Answers where that lies.
    private int Operation(string name, int size, (int Offset, int Size, Operand Value)[] fields)
    {
        int at = _nextStructure;
        _nextStructure += (size + 7) & ~7;
        if (size > 0)
            _instructions.Add(Instruction.Forget(at, size));

        foreach ((int offset, int bytes, Operand value) in fields)
            _instructions.Add(Instruction.Store(bytes, Operand.Argument(at + offset), value));

        HypercallDescription operation = _byName[name];
        List<Operand> arguments = [Operand.Literal((ulong)operation.Command)];
        if (operation.Contract == nameof(IVcpuOp))
            arguments.Add(Operand.Literal(0));

        if (size > 0)
            arguments.Add(Operand.Argument(at));

        _instructions.Add(Instruction.Call((ulong)operation.Number, AnswerKind.Whole, arguments));
        return at;
    }
}
