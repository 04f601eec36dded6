// SAFETY: the current block and operation are the engine's, and valid while a handler runs.
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Interpreting;

/// <content>The ways a handler ends a run.</content>
public sealed unsafe partial class Processor
{
    private const uint ErrorWrite = 2;
    private const uint ErrorUser = 4;
    private const uint ErrorFetch = 16;

    /// <summary>The address of <paramref name="op"/>'s instruction.</summary>
    internal ulong AddressOf(Operation* op) => _context->Block->Rip + op->Offset;

    /// <summary>The address after <paramref name="op"/>'s instruction.</summary>
    internal ulong AddressAfter(Operation* op) => _context->Block->Rip + op->Offset + op->Length;

    /// <summary>Instructions that completed in this run before <paramref name="op"/>.</summary>
    internal long CompletedBefore(Operation* op) => _budget - (_context->Remaining + _context->Block->Count - op->Position);

    /// <summary>Ends the run by an exception of <paramref name="op"/>, which has changed nothing.</summary>
    internal Operation* Trap(Operation* op, byte vector, uint errorCode = 0, ulong address = 0)
    {
        ExecutionContext* c = _context;
        c->State.Rip = AddressOf(op);
        c->Remaining += c->Block->Count - op->Position;
        return Fault(vector, errorCode, address);
    }

    /// <summary>Ends the run after <paramref name="op"/>, which has completed.</summary>
    internal Operation* Complete(Operation* op, ExitReason reason, byte vector)
    {
        ExecutionContext* c = _context;
        LeaveAfter(op);
        c->Reason = reason;
        c->Vector = vector;
        return null;
    }

    /// <summary>Leaves the block after <paramref name="op"/>, which has completed, and has what follows looked for.</summary>
    internal Operation* LeaveAfter(Operation* op)
    {
        ExecutionContext* c = _context;
        c->Remaining += c->Block->Count - op->Position - 1;
        return Guest.Leave(c, AddressAfter(op), null);
    }

    /// <summary>The budget ends in the middle of a repeated operation: RIP stays on it.</summary>
    internal Operation* StopAt(Operation* op)
    {
        ExecutionContext* c = _context;
        c->State.Rip = AddressOf(op);
        c->Remaining = 0;
        c->Reason = ExitReason.Budget;
        return null;
    }

    private Operation* Fault(byte vector, uint errorCode, ulong address)
    {
        ExecutionContext* c = _context;
        c->Reason = ExitReason.Trap;
        c->Vector = vector;
        c->ErrorCode = errorCode;
        c->FaultAddress = address;
        return null;
    }

    private uint PageFaultCode(uint fromTables, MemoryAccess access) =>
        fromTables | (access == MemoryAccess.Write ? ErrorWrite : 0)
            | (access == MemoryAccess.Execute ? ErrorFetch : 0)
            | (_context->State.Mode == ProcessorMode.User ? ErrorUser : 0);
}
