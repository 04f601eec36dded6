namespace HypercallSdk.Guest;

/// <summary>What a system call leaves in RAX: a value, or an error number negated.</summary>
/// <param name="value">The raw value of RAX.</param>
public readonly struct SyscallResult(long value)
{
    private const long LargestErrno = 4095;

    /// <summary>The raw value of RAX.</summary>
    public long Value { get; } = value;

    /// <summary>Success, with nothing to say.</summary>
    public static SyscallResult Success => default;

    /// <summary>Whether user mode takes it for an error: -1 to -4095.</summary>
    public bool IsError => Value is < 0 and >= -LargestErrno;

    /// <summary>The error, or <see cref="SyscallErrno.None"/>.</summary>
    public SyscallErrno Error => IsError ? (SyscallErrno)(int)-Value : SyscallErrno.None;

    /// <summary>A failed result that carries <paramref name="error"/>.</summary>
    public static implicit operator SyscallResult(SyscallErrno error) => new(-(long)(int)error);

    /// <summary>A result that carries <paramref name="value"/>.</summary>
    public static implicit operator SyscallResult(long value) => new(value);
}
