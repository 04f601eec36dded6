using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>Two system calls.</summary>
[SyscallContract]
internal interface ICalls
{
    /// <summary>Weighs six numbers by their places.</summary>
    [Syscall(1)] SyscallResult Weigh(ulong first, ulong second, ulong third, ulong fourth, ulong fifth, ulong sixth);

    /// <summary>Does not come back.</summary>
    [Syscall(2)] SyscallResult Exit(ref TrapFrame frame);

    /// <summary>Crashes the domain.</summary>
    [Syscall(3)] SyscallResult Fail();
}
