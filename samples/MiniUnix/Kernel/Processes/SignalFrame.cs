using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <summary>
/// What a handler finds on its stack (<c>struct rt_sigframe</c>): where it returns to, the interrupted registers as
/// <c>ucontext_t</c>, the details, and the x87 and SSE state, which the context points to.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SignalFrame
{
    public ulong Return;
    public ulong ContextFlags;
    public ulong NextContext;
    public SignalStackState Stack;
    public ulong R8;
    public ulong R9;
    public ulong R10;
    public ulong R11;
    public ulong R12;
    public ulong R13;
    public ulong R14;
    public ulong R15;
    public ulong Rdi;
    public ulong Rsi;
    public ulong Rbp;
    public ulong Rbx;
    public ulong Rdx;
    public ulong Rax;
    public ulong Rcx;
    public ulong Rsp;
    public ulong Rip;
    public ulong Rflags;
    public ulong Selectors;
    public ulong Error;
    public ulong Vector;
    public ulong OldMask;
    public ulong FaultAddress;
    public ulong FpuPlace;
    public Reserved ReservedWords;
    public ulong Mask;
    public SignalDetails Details;
    public FpuState Fpu;

    /// <summary>Where the context begins.</summary>
    public const int ContextOffset = 8;

    /// <summary>Where the details begin.</summary>
    public static int DetailsOffset => Unsafe.SizeOf<SignalFrame>() - FpuState.Size - Unsafe.SizeOf<SignalDetails>();

    /// <summary>Where the x87 and SSE state begins.</summary>
    public static int FpuOffset => Unsafe.SizeOf<SignalFrame>() - FpuState.Size;

    private const ulong UserFlags = 0xcd5; // carry to overflow, trap left out

    /// <summary>Keeps registers.</summary>
    public void Save(in TrapFrame frame)
    {
        (R8, R9, R10, R11) = (frame.R8, frame.R9, frame.R10, frame.R11);
        (R12, R13, R14, R15) = (frame.R12, frame.R13, frame.R14, frame.R15);
        (Rdi, Rsi, Rbp, Rbx) = (frame.Rdi, frame.Rsi, frame.Rbp, frame.Rbx);
        (Rdx, Rax, Rcx, Rsp) = (frame.Rdx, frame.Rax, frame.Rcx, frame.Rsp);
        (Rip, Rflags, Error, Vector) = (frame.Rip, frame.Rflags, frame.Error, frame.Vector);
        Selectors = frame.Cs & 0xffff;
    }

    /// <summary>Brings them back: the segments, and the flags that are not a program's, stay as they are.</summary>
    public readonly void Restore(ref TrapFrame frame)
    {
        (frame.R8, frame.R9, frame.R10, frame.R11) = (R8, R9, R10, R11);
        (frame.R12, frame.R13, frame.R14, frame.R15) = (R12, R13, R14, R15);
        (frame.Rdi, frame.Rsi, frame.Rbp, frame.Rbx) = (Rdi, Rsi, Rbp, Rbx);
        (frame.Rdx, frame.Rax, frame.Rcx, frame.Rsp) = (Rdx, Rax, Rcx, Rsp);
        frame.Rip = Rip;
        frame.Rflags = (frame.Rflags & ~UserFlags) | (Rflags & UserFlags);
    }

    [InlineArray(8)]
    internal struct Reserved
    {
        private ulong _first;
    }
}
