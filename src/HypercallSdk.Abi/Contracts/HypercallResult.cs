using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>
/// What a hypercall left in RAX: zero or a positive value on success, a negative errno value on failure.
/// </summary>
/// <param name="value">The raw value of RAX.</param>
[NotInXen("C has a plain long")]
[DebuggerDisplay("{Value} ({Error})")]
public readonly struct HypercallResult(long value)
{
    /// <summary>The raw value of RAX.</summary>
    public long Value { get; } = value;

    /// <summary>Success, with nothing to say.</summary>
    public static HypercallResult Success => default;

    /// <summary>Whether the call failed: Xen's errno values are -1 to -4095.</summary>
    public bool IsError => (ulong)Value >= unchecked((ulong)-4095L);

    /// <summary>Whether the call did what was asked.</summary>
    public bool IsSuccess => !IsError;

    /// <summary>The error, or <see cref="XenErrno.None"/>.</summary>
    public XenErrno Error => IsError ? (XenErrno)(int)-Value : XenErrno.None;

    /// <summary>A failed result that carries <paramref name="error"/>.</summary>
    public static implicit operator HypercallResult(XenErrno error) => new(-(long)(int)error);
}
