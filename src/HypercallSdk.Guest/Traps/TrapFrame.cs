using System.Runtime.InteropServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The interrupted code's registers as a handler finds them on the guest's kernel stack: what Xen pushed, and below it
/// the rest as the entry saved it. What a handler leaves here is what is resumed.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct TrapFrame
{
    private const ulong UserPrivilege = 3;
    internal const ulong InterruptFlag = 0x200;

    /// <summary>R15.</summary>
    public ulong R15;

    /// <summary>R14.</summary>
    public ulong R14;

    /// <summary>R13.</summary>
    public ulong R13;

    /// <summary>R12.</summary>
    public ulong R12;

    /// <summary>RBP.</summary>
    public ulong Rbp;

    /// <summary>RBX.</summary>
    public ulong Rbx;

    /// <summary>R11.</summary>
    public ulong R11;

    /// <summary>R10.</summary>
    public ulong R10;

    /// <summary>R9.</summary>
    public ulong R9;

    /// <summary>R8.</summary>
    public ulong R8;

    /// <summary>RAX.</summary>
    public ulong Rax;

    /// <summary>RCX.</summary>
    public ulong Rcx;

    /// <summary>RDX.</summary>
    public ulong Rdx;

    /// <summary>RSI.</summary>
    public ulong Rsi;

    /// <summary>RDI.</summary>
    public ulong Rdi;

    /// <summary>The number of the entry: a trap's vector, or one of <see cref="Abi.KernelEntry"/>'s.</summary>
    public ulong Vector;

    /// <summary>The error code that the processor pushed, or zero.</summary>
    public ulong Error;

    /// <summary>Where the interrupted code goes on.</summary>
    public ulong Rip;

    /// <summary>The code segment, in the low 16 bits (Xen keeps the saved upcall mask in bits 32 to 39).</summary>
    public ulong Cs;

    /// <summary>RFLAGS; bit 9 set says that upcalls were unmasked.</summary>
    public ulong Rflags;

    /// <summary>The interrupted code's stack pointer.</summary>
    public ulong Rsp;

    /// <summary>The stack segment.</summary>
    public ulong Ss;

    /// <summary>Whether user mode was interrupted: in a kernel's frames Xen clears the two low bits of <see cref="Cs"/>.</summary>
    public readonly bool IsFromUserMode => (Cs & UserPrivilege) == UserPrivilege;

    /// <summary>
    /// The frame with which user mode starts: a handler that leaves it in place of its own goes there, all other registers
    /// zero and upcalls unmasked.
    /// </summary>
    /// <param name="code">Where it starts: machine code in the <see cref="AddressSpace"/> that the vCPU has switched to.</param>
    /// <param name="stack">Its stack pointer: one above the highest byte of the stack.</param>
    /// <remarks>
    /// The space needs a root for user mode (<see cref="AddressSpace.TryCreate"/>), or the domain crashes. A handler that no
    /// user code was left for gives the frame to <see cref="UserMode.Enter"/>; in the middle of one the built-in hypervisor
    /// refuses it (docs/DIFFERENCES.md, D13).
    /// </remarks>
    public static TrapFrame ForUserMode(VirtualAddress code, VirtualAddress stack) => new()
    {
        Rip = code.Value,
        Cs = FlatSelector.UserCode,
        Rflags = InterruptFlag,
        Rsp = stack.Value,
        Ss = FlatSelector.UserStack,
    };
}
