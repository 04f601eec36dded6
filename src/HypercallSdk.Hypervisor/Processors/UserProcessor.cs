// The processor of a vCPU's user code. It is made when the vCPU first goes to user mode, and keeps what belongs to that mode
// between two runs: registers while no handler of the kernel's runs, and always the x87 and SSE registers and the bases of FS and
// GS, which a kernel that runs as .NET code does not touch.
//
// Translations. The processor remembers some of its own. It forgets them when the address space does: one page at once, all of
// them before the next run.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Traps;
using MemoryAccess = HypercallSdk.Cpu.Memory.MemoryAccess;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Processors;

/// <summary>Runs a vCPU's user code.</summary>
internal sealed unsafe class UserProcessor : IProcessorMemory, IDisposable
{
    // Of what a guest may have in RFLAGS: not TF (single steps are not served), IOPL, RF, VM, VIF and VIP.
    private const ulong OwnFlags = (ulong)(ProcessorFlags.Arithmetic | ProcessorFlags.Direction | ProcessorFlags.NestedTask | ProcessorFlags.AlignmentCheck | ProcessorFlags.Identification);
    private const ulong FixedFlags = (ulong)(ProcessorFlags.Fixed | ProcessorFlags.Interrupt);
    private const uint PresentBit = 1;

    private readonly Vcpu _vcpu;
    private readonly UserAddressSpace _space;
    private readonly DecodedCode _code;
    private readonly Processor _processor;
    private bool _isStale;

    public UserProcessor(Vcpu vcpu)
    {
        _vcpu = vcpu;
        _space = vcpu.UserSpace;
        _code = vcpu.Domain.Host.Code;
        var options = new ProcessorOptions
        {
            Cpuid = UserCpuid.Instance,
            TimestampCounter = ReadTimestamp,
            Unimplemented = vcpu.NoteUnimplemented,
        };
        _processor = new Processor(this, _code.Cache, options);
        ref ProcessorState state = ref _processor.State;
        state.Mode = ProcessorMode.User;
        state.Cs = FlatSelector.UserCode;
        state.Ss = FlatSelector.UserStack;
    }

    /// <summary>Whether user mode is next when the running handler has ended, with the registers of <see cref="LaterFrame"/>.</summary>
    public bool IsEnteredLater { get; set; }

    /// <summary>See <see cref="IsEnteredLater"/>.</summary>
    public TrapFrame LaterFrame { get; set; }

    /// <summary>What the last stretch of user code ended by.</summary>
    public ProcessorExit Exit { get; set; }

    /// <summary>How the kernel is being entered from user mode.</summary>
    public Action<Vcpu>? Entering { get; set; }

    /// <summary>Whether user mode was resumed at an address that is none: the failsafe callback is next.</summary>
    public bool IsFailsafeDue { get; set; }

    /// <summary>How many instructions were met that are not implemented.</summary>
    public int Unimplemented { get; set; }

    /// <summary>What user code sees of the processor. While a handler runs, the general registers are the frame's.</summary>
    public ref ProcessorState State => ref _processor.State;

    /// <summary>Where user code goes on.</summary>
    public ulong Rip => State.Rip;

    /// <summary>Runs user code until it stops, at most for <paramref name="budget"/> instructions.</summary>
    public ProcessorExit Run(long budget)
    {
        if (_isStale)
        {
            _processor.InvalidateAll();
            _isStale = false;
        }

        return _processor.Run(budget);
    }

    /// <summary>The address space has forgotten a page.</summary>
    public void Forget(ulong address)
    {
        if (!_isStale)
            _processor.Invalidate(address);
    }

    /// <summary>The address space has forgotten everything.</summary>
    public void ForgetAll() => _isStale = true;

    /// <summary>The registers as a trap's frame has them.</summary>
    public void Fill(out TrapFrame frame)
    {
        ref ProcessorState state = ref State;
        frame = default;
        (frame.Rax, frame.Rbx, frame.Rcx, frame.Rdx) = (state.Rax, state.Rbx, state.Rcx, state.Rdx);
        (frame.Rsi, frame.Rdi, frame.Rbp, frame.Rsp) = (state.Rsi, state.Rdi, state.Rbp, state.Rsp);
        (frame.R8, frame.R9, frame.R10, frame.R11) = (state.R8, state.R9, state.R10, state.R11);
        (frame.R12, frame.R13, frame.R14, frame.R15) = (state.R12, state.R13, state.R14, state.R15);
        (frame.Rip, frame.Rflags, frame.Cs, frame.Ss) = (state.Rip, state.Rflags, FlatSelector.UserCode, FlatSelector.UserStack);
    }

    /// <summary>Takes the registers of a frame that leads to user mode.</summary>
    public void Load(in TrapFrame frame)
    {
        ref ProcessorState state = ref State;
        (state.Rax, state.Rbx, state.Rcx, state.Rdx) = (frame.Rax, frame.Rbx, frame.Rcx, frame.Rdx);
        (state.Rsi, state.Rdi, state.Rbp, state.Rsp) = (frame.Rsi, frame.Rdi, frame.Rbp, frame.Rsp);
        (state.R8, state.R9, state.R10, state.R11) = (frame.R8, frame.R9, frame.R10, frame.R11);
        (state.R12, state.R13, state.R14, state.R15) = (frame.R12, frame.R13, frame.R14, frame.R15);
        state.Rip = frame.Rip;
        state.Rflags = (frame.Rflags & OwnFlags) | FixedFlags;
    }

    /// <inheritdoc/>
    public bool TryTranslate(ulong page, MemoryAccess access, ProcessorMode mode, out PageTranslation translation)
    {
        translation = default;
        Paging.MemoryAccess wanted = access switch
        {
            MemoryAccess.Read => Paging.MemoryAccess.Read,
            MemoryAccess.Write => Paging.MemoryAccess.Write,
            _ => Paging.MemoryAccess.Execute,
        };
        Machine.MachineMemory memory = _vcpu.Domain.Host.Memory;
        if (_space.TryTranslate(page, wanted, out byte* host))
        {
            translation.Host = host;
            translation.Frame = (ulong)(host - memory.Base) >> Page.Shift;
            return true;
        }

        if (_vcpu.TryFindInHole(page, wanted, out host))
        {
            translation.Host = host;
            translation.Frame = memory.FrameCount + ((ulong)(host - (byte*)memory.MachineToPhysical) >> Page.Shift);
            return true;
        }

        translation.ErrorCode = (uint)TrapDelivery.PageFaultErrorOf(_space, page, wanted) & PresentBit;
        return false;
    }

    /// <inheritdoc/>
    public void CodeDecoded(ulong frame) => _code.Decoded(_vcpu, frame);

    /// <inheritdoc/>
    public void Dispose()
    {
        _space.Processor = null;
        _processor.Dispose();
    }

    /// <summary>Takes the processor off its address space and leaves it to the collector: an image may bring both back.</summary>
    public void LetGo()
    {
        _space.Processor = null;
        _code.Cache.Part(_processor);
    }

    private ulong ReadTimestamp(long completed) => _vcpu.Domain.Host.UserTimestamp(completed);
}
