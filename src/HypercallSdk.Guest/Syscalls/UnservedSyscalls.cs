namespace HypercallSdk.Guest;

/// <summary>What a generated dispatcher answers where its contract has no method for a number.</summary>
public static class UnservedSyscalls
{
    /// <summary>Prints a line with the number and answers <see cref="SyscallErrno.NotImplemented"/>.</summary>
    /// <param name="number">What user mode placed in RAX.</param>
    /// <param name="frame">The caller's frame.</param>
    public static SyscallResult Refuse(ulong number, ref TrapFrame frame)
    {
        GuestConsole.WriteLine($"System call {number} at {frame.Rip:x} is not served");
        return SyscallErrno.NotImplemented;
    }
}
