using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the method of a <see cref="SyscallContractAttribute">contract</see> that answers numbers which no other method
/// has: <c>SyscallResult OnUnknown(ulong number)</c>, with a <c>ref TrapFrame</c> besides if it wants. Without one, they
/// are answered <c>-ENOSYS</c>, with a line on the console.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnknownSyscallAttribute : Attribute
{
}
