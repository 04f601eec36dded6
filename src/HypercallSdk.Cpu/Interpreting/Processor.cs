// The run loop. A handler runs its operation and calls the next in tail position; the last of a block returns the next block's
// first operation to the loop, so the host's stack is bounded by a block's length even where calls in tail position are not
// turned into jumps. A handler that returns null has ended the run (Reason is set), or wants the code at State.Rip to be found.
//
// SAFETY: the context and its tables are allocated once and freed with the processor; blocks stay in place until the code cache
// is emptied, which happens only while a block is being looked for.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>One vCPU's processor: runs x86-64 machine code until something happens that is its owner's to handle.</summary>
/// <remarks>Not for several threads at once; processors that share a <see cref="CodeCache"/> run one at a time.</remarks>
public sealed unsafe partial class Processor : IDisposable
{
    private readonly IProcessorMemory _memory;
    private readonly CodeCache _code;
    private readonly ProcessorOptions _options;
    private readonly BlockDecoder _decoder;
    private ExecutionContext* _context;
    private long _budget;

    /// <summary>A processor in its initial state.</summary>
    /// <param name="memory">Its paging.</param>
    /// <param name="code">Where decoded code is kept; shared by the vCPUs that share memory.</param>
    /// <param name="options">Its cpuid, its clock and its log.</param>
    public Processor(IProcessorMemory memory, CodeCache code, ProcessorOptions options)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(options);
        _memory = memory;
        _code = code;
        _options = options;
        _decoder = new BlockDecoder(code, options);
        _context = (ExecutionContext*)NativeMemory.AlignedAlloc((nuint)sizeof(ExecutionContext), 64);
        NativeMemory.Clear(_context, (nuint)sizeof(ExecutionContext));
        _context->State = ProcessorState.CreateInitial();
        AllocateTables();
        code.Join(this);
    }

    /// <summary>Frees native memory where <see cref="Dispose"/> was forgotten.</summary>
    ~Processor() => Free();

    /// <summary>What the guest's code sees. Read and write it between runs.</summary>
    public ref ProcessorState State
    {
        get
        {
            ObjectDisposedException.ThrowIf(_context is null, this);
            return ref _context->State;
        }
    }

    internal ExecutionContext* Context => _context;

    internal ProcessorOptions Options => _options;

    /// <summary>Runs until something is the owner's to handle, and at most <paramref name="budget"/> instructions.</summary>
    /// <param name="budget">How many instructions may complete; at least 1.</param>
    /// <returns>What happened; <see cref="State"/> is what it happened to.</returns>
    [MethodImpl(Jit.Handler)]
    public ProcessorExit Run(long budget)
    {
        ObjectDisposedException.ThrowIf(_context is null, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        ExecutionContext* c = _context;
        Begin(budget);
        do
        {
            Operation* op = FindNext();
            while (op != null)
            {
                op = op->Handler(this, c, op);
            }
        }
        while (c->Reason == 0);

        c->State.Rflags = Flags.Export(c);
        return new ProcessorExit(c->Reason, c->Vector, c->ErrorCode, c->FaultAddress, budget - c->Remaining);
    }

    /// <summary>Frees the processor's memory. Its state is gone.</summary>
    public void Dispose()
    {
        _code.Part(this);
        _decoder.Dispose();
        Free();
        GC.SuppressFinalize(this);
    }

    private void Begin(long budget)
    {
        ExecutionContext* c = _context;
        c->Remaining = budget;
        _budget = budget;
        c->Reason = 0;
        c->Vector = 0;
        c->ErrorCode = 0;
        c->FaultAddress = 0;
        c->Link = null;
        c->Block = null;
        c->State.Zero = 0;
        Flags.Import(c, c->State.Rflags);
        SelectTables();
    }

    private Operation* FindNext()
    {
        ExecutionContext* c = _context;
        if (c->Remaining == 0)
        {
            c->Reason = ExitReason.Budget;
            return null;
        }

        Block* block = Find(c->State.Rip);
        if (block == null)
        {
            return null;
        }

        bool samePage = c->Link != null && ((c->Block->Rip ^ block->Rip) & ~0xfffUL) == 0 && c->Block->Frame == block->Frame;
        if (samePage && block->SecondFrame == Block.NoFrame && !c->Block->Dropped && c->Block->Variant == block->Variant)
        {
            *c->Link = block;
        }

        c->Link = null;
        if (block->Count > c->Remaining)
        {
            block = _decoder.DecodeShort(block, (int)c->Remaining);
        }

        c->Remaining -= block->Count;
        c->Block = block;
        return block->First;
    }

    private void Free()
    {
        if (_context is not null)
        {
            FreeTables();
            NativeMemory.AlignedFree(_context);
            _context = null;
        }
    }
}
