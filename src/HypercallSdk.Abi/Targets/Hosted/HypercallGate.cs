using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>
/// The hosted target's edge between guest code and the hypervisor, one for each vCPU: what the hypercall page, the
/// trap stubs and the processor are to a guest on real Xen. The hypervisor derives from it; guest code reaches it
/// through <see cref="Gate"/> alone.
/// </summary>
[DebuggerNonUserCode]
public abstract unsafe partial class HypercallGate
{
    /// <summary>The registers that a hypercall's number and arguments are placed in.</summary>
    public HypercallRegisters Registers;

    /// <summary>Host address of the vCPU's argument area (guest memory, host-contiguous).</summary>
    public byte* ArgumentBase;

    /// <summary>Guest virtual address of the argument area.</summary>
    public ulong ArgumentAddress;

    /// <summary>Bytes of the argument area in use: it is a stack.</summary>
    public uint ArgumentTop;

    /// <summary>Host address of the frame of the user code that the running handler interrupted; null for none.</summary>
    public void* UserFrame;

    /// <summary>Makes the hypercall in <see cref="Registers"/>.</summary>
    /// <returns>What the guest finds in RAX.</returns>
    public abstract long Enter();

    /// <summary>Copies guest memory to the host; faults enter the guest's page-fault handler.</summary>
    public abstract void ReadMemory(ulong address, void* destination, nuint length);

    /// <summary>Copies host memory to the guest; faults enter the guest's page-fault handler.</summary>
    public abstract void WriteMemory(ulong address, void* source, nuint length);

    /// <summary>Atomic compare and exchange of 4 or 8 aligned bytes of guest memory; returns what was there.</summary>
    public abstract ulong CompareExchange(ulong address, ulong value, ulong comparand, int size);

    /// <summary>Fetches an instruction, a <c>ret</c>, from guest memory; faults enter the guest's page-fault handler.</summary>
    public abstract void Execute(ulong address);

    /// <summary>Raises <paramref name="vector"/> as the instruction that causes it would (<c>int3</c>, <c>ud2</c>).</summary>
    public abstract void RaiseTrap(byte vector);

    /// <summary>
    /// When the running handler, which interrupted no user code, has ended, the vCPU goes to user mode.
    /// </summary>
    /// <param name="frame">The registers, as the guest library's trap frame has them; null where it is not to go after all.</param>
    public abstract void EnterUserMode(void* frame);

    /// <summary>Stores user mode's x87 and SSE registers.</summary>
    /// <param name="image">512 bytes, for the form of <c>fxsave64</c>.</param>
    public abstract void SaveFpu(void* image);

    /// <summary>Sets user mode's x87 and SSE registers.</summary>
    /// <param name="image">512 bytes, in the form of <c>fxsave64</c>.</param>
    public abstract void RestoreFpu(void* image);

    /// <summary>Guest virtual address of a place in the kernel image.</summary>
    public abstract ulong ImageAddress(KernelImagePlace place);

    /// <summary>Guest virtual address of the kernel's entry point <paramref name="index"/>.</summary>
    public abstract ulong EntryAddress(int index);

    /// <summary>The end of the stack that the image has for a vCPU's kernel.</summary>
    public abstract ulong StackTop(int vcpu);

    /// <summary>Host address of the guest library's state, which lies in the guest's pages.</summary>
    public abstract void* LibraryState { get; }

    /// <summary>The number of the running vCPU.</summary>
    public abstract int VcpuId { get; }

    /// <summary>Whether other vCPUs may do something while a handler runs: one that waits for them may spin.</summary>
    public virtual bool IsInterleaved => false;

    /// <summary>The time-stamp counter (<c>rdtsc</c>).</summary>
    public abstract ulong ReadTimestamp();

    /// <summary>Charges <paramref name="nanoseconds"/> of computing to the vCPU.</summary>
    public abstract void Spend(ulong nanoseconds);
}
