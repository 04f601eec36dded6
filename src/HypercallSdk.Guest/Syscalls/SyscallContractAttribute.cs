using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks an interface as the system calls of a kernel: each method is one, by its <see cref="SyscallAttribute"/>. The
/// generator writes the dispatcher beside it, in a static class named as the interface without its <c>I</c>: it decodes the
/// registers of a <c>syscall</c> instruction's frame, calls the method of whoever implements the interface, and leaves the
/// result in RAX. A kernel that implements the interface and has no <see cref="SyscallHandlerAttribute"/> is entered
/// through it.
/// </summary>
/// <remarks>
/// Parameters travel by value in Linux's order, RDI, RSI, RDX, R10, R8, R9: integers, enumerations, number structs and
/// <see cref="UserPointer{T}"/>. A <c>ref TrapFrame</c> takes no register: it is the caller's frame, and what a method
/// leaves there is resumed. RAX is written after the method has returned; one that wants its call made again later returns
/// the number and takes RIP back over the instruction (two bytes).
/// </remarks>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class SyscallContractAttribute : Attribute
{
}
