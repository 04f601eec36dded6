using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Traps;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// Runs random bytes as user programs, one after the other: whatever ends one, or the timer, has the next one begin, on random
/// registers, of which some point to the program's pages.
/// </summary>
[GuestKernel]
public partial struct HostileKernel
{
    public const int VectorCount = 64;
    private const int ProgramSize = 128;
    private const ulong Longest = 2_000;

    private static readonly VirtualAddress _code = new(0x40_0000);
    private static readonly VirtualAddress _data = new(0x60_0000);

    public ulong Random;
    public long Programs;
    public long Wanted;
    public Counts ByVector;
    public int KernelFaults;
    public int Refused;

    private AddressSpace _space;
    private PseudoPhysicalFrame _codeFrame;
    private PseudoPhysicalFrame _canaryFrame;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        PageAllocator.TryAllocateZeroed(out _codeFrame);
        PageAllocator.TryAllocateZeroed(out _canaryFrame);
        PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame data);
        Note(AddressSpace.TryCreate(out _space, hasUserRoot: true));
        Note(_space.Map(_code, _codeFrame, PageTableFlags.Present | PageTableFlags.User | PageTableFlags.Writable));
        Note(_space.Map(_data, data));
        Note(_space.Map(_data + Page.Size, _codeFrame, PageTable.ReadOnly));
        Note(_space.SwitchTo());
        info.TryGetNumber("seed"u8, out Random);
        info.TryGetNumber("programs"u8, out ulong programs);
        Wanted = (long)programs;
        Next();
    }

    /// <summary>Whether a page of the kernel's, which no program has, is as it was.</summary>
    private bool IsCanaryWhole()
    {
        Span<byte> page = stackalloc byte[Page.Size];
        KernelMemory.AddressOf(_canaryFrame).As<byte>().CopyTo(page);
        return page.IndexOfAnyExcept((byte)0) < 0;
    }

    private void Next()
    {
        if (Programs == Wanted)
        {
            KernelFaults += IsCanaryWhole() ? 0 : 1;
            SchedOp.PowerOff();
        }

        Programs++;
        Span<byte> program = stackalloc byte[ProgramSize];
        for (int index = 0; index < ProgramSize; index++)
        {
            program[index] = (byte)Draw();
        }

        KernelMemory.AddressOf(_codeFrame).As<byte>().CopyFrom(program);
        UserContext context = UserContext.Create(_code, _data + 2048);
        ref TrapFrame frame = ref context.Frame;
        frame.Rax = Value();
        frame.Rbx = Value();
        frame.Rcx = Value();
        frame.Rdx = Value();
        frame.Rsi = Value();
        frame.Rdi = Value();
        frame.Rbp = Value();
        frame.R8 = Value();
        frame.R15 = Value();
        frame.Rflags = Draw() | TrapDelivery.InterruptFlag;
        context.FsBase = (ulong)((long)(Value() << 16) >> 16);
        Note(Timers.SetOneShot(Timers.SystemTime + Longest));
        Note(context.Resume());
    }

    private void Note(HypercallResult result) => Refused += result.IsError ? 1 : 0;

    // A small number, a place in the program's pages, or anything.
    private ulong Value()
    {
        ulong drawn = Draw();
        return (drawn & 7) switch
        {
            0 => (drawn >> 8) & 0xff,
            1 => _code.Value + ((drawn >> 8) & 0xfff),
            2 or 3 or 4 => _data.Value + ((drawn >> 8) & 0x1fff),
            5 => 0xffff_8000_0000_0000 + ((drawn >> 8) & 0xffff),
            _ => Draw(),
        };
    }

    // xorshift64*
    private ulong Draw()
    {
        Random ^= Random >> 12;
        Random ^= Random << 25;
        Random ^= Random >> 27;
        return Random * 0x2545_f491_4f6c_dd1d;
    }

    private void End(ref TrapFrame frame)
    {
        if (!frame.IsFromUserMode)
        {
            KernelFaults++;
            return;
        }

        ByVector[(int)frame.Vector & (VectorCount - 1)]++;
        Next();
    }

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        if (UserMode.IsInterrupted)
        {
            End(ref UserMode.Frame);
        }
    }

    [SyscallHandler]
    private void OnSyscall(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.DivideError)]
    private void OnDivideError(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.Debug)]
    private void OnDebug(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.Breakpoint)]
    private void OnBreakpoint(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.Overflow)]
    private void OnOverflow(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.InvalidOpcode)]
    private void OnInvalidOpcode(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.StackFault)]
    private void OnStackFault(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.GeneralProtection)]
    private void OnGeneralProtection(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.FloatingPoint)]
    private void OnFloatingPoint(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.SimdFloatingPoint)]
    private void OnSimdFloatingPoint(ref TrapFrame frame) => End(ref frame);

    /// <summary>How many programs ended by each vector.</summary>
    [System.Runtime.CompilerServices.InlineArray(VectorCount)]
    public struct Counts
    {
        private long _first;
    }
}
