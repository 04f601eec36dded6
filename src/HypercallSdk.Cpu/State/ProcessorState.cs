using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.State;

/// <summary>
/// All that a vCPU's code can see of its processor: state in before a run, state out after it. Blittable, so that it can be
/// copied, saved and hashed as bytes.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = Size)]
public struct ProcessorState
{
    /// <summary>Bytes of the whole.</summary>
    public const int Size = 768;

    internal const int VectorOffset = 256;
    internal const int ZeroOffset = 128;

    /// <summary>RAX, and the others in the order in which instructions number them.</summary>
    [FieldOffset(0)] public ulong Rax;

    /// <summary>RCX.</summary>
    [FieldOffset(8)] public ulong Rcx;

    /// <summary>RDX.</summary>
    [FieldOffset(16)] public ulong Rdx;

    /// <summary>RBX.</summary>
    [FieldOffset(24)] public ulong Rbx;

    /// <summary>RSP.</summary>
    [FieldOffset(32)] public ulong Rsp;

    /// <summary>RBP.</summary>
    [FieldOffset(40)] public ulong Rbp;

    /// <summary>RSI.</summary>
    [FieldOffset(48)] public ulong Rsi;

    /// <summary>RDI.</summary>
    [FieldOffset(56)] public ulong Rdi;

    /// <summary>R8.</summary>
    [FieldOffset(64)] public ulong R8;

    /// <summary>R9.</summary>
    [FieldOffset(72)] public ulong R9;

    /// <summary>R10.</summary>
    [FieldOffset(80)] public ulong R10;

    /// <summary>R11.</summary>
    [FieldOffset(88)] public ulong R11;

    /// <summary>R12.</summary>
    [FieldOffset(96)] public ulong R12;

    /// <summary>R13.</summary>
    [FieldOffset(104)] public ulong R13;

    /// <summary>R14.</summary>
    [FieldOffset(112)] public ulong R14;

    /// <summary>R15.</summary>
    [FieldOffset(120)] public ulong R15;

    // Where an operand has no base or index register: a seventeenth register that is always zero.
    [FieldOffset(ZeroOffset)] internal ulong Zero;

    /// <summary>The next instruction's address; a faulting one's own.</summary>
    [FieldOffset(136)] public ulong Rip;

    /// <summary>RFLAGS; see <see cref="ProcessorFlags"/>.</summary>
    [FieldOffset(144)] public ulong Rflags;

    /// <summary>Base of FS.</summary>
    [FieldOffset(152)] public ulong FsBase;

    /// <summary>Base of GS as the running mode has it.</summary>
    [FieldOffset(160)] public ulong GsBase;

    /// <summary>The other base of GS, that <c>swapgs</c> would bring. The owner's to use.</summary>
    [FieldOffset(168)] public ulong KernelGsBase;

    /// <summary>Selector of CS. Selectors are kept for the owner; the processor itself acts on bases alone.</summary>
    [FieldOffset(176)] public ushort Cs;

    /// <summary>Selector of SS.</summary>
    [FieldOffset(178)] public ushort Ss;

    /// <summary>Selector of DS.</summary>
    [FieldOffset(180)] public ushort Ds;

    /// <summary>Selector of ES.</summary>
    [FieldOffset(182)] public ushort Es;

    /// <summary>Selector of FS.</summary>
    [FieldOffset(184)] public ushort Fs;

    /// <summary>Selector of GS.</summary>
    [FieldOffset(186)] public ushort Gs;

    /// <summary>MXCSR. 0x1f80 after reset.</summary>
    [FieldOffset(188)] public uint Mxcsr;

    /// <summary>What code runs as.</summary>
    [FieldOffset(192)] public ProcessorMode Mode;

    /// <summary>CR0.TS: the next x87 or SSE instruction raises #NM, so that its owner can bring the registers.</summary>
    [FieldOffset(196)] public bool TaskSwitched;

    /// <summary>XMM0 to XMM15.</summary>
    [FieldOffset(VectorOffset)] public VectorRegisters Xmm;

    /// <summary>The x87 unit.</summary>
    [FieldOffset(512)] public X87State X87;

    /// <summary>A processor as a new program finds it: registers zero, flags 0x202, x87 and MXCSR as after reset.</summary>
    public static ProcessorState CreateInitial()
    {
        ProcessorState state = default;
        state.Rflags = (ulong)(ProcessorFlags.Fixed | ProcessorFlags.Interrupt);
        state.Mxcsr = 0x1f80;
        state.X87.Control = 0x37f;
        return state;
    }
}
