using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the handler of the <c>syscall</c> instruction in user mode: <c>void OnSyscall(ref TrapFrame frame)</c>. One a
/// kernel. Returning resumes what the frame says.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SyscallHandlerAttribute : Attribute
{
}
