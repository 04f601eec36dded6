using System;

namespace HypercallSdk.Guest;

/// <summary>A system call: the number that user mode places in RAX. A method may serve several.</summary>
/// <param name="number">The number, 0 or more.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class SyscallAttribute(int number) : Attribute
{
    /// <summary>The number.</summary>
    public int Number { get; } = number;
}
