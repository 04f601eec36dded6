using System;

namespace HypercallSdk.Abi;

/// <summary>
/// On a span parameter: the most elements that one call may carry. The dispatcher refuses more with
/// <see cref="XenErrno.TooBig"/> after it has checked that the range is mapped. 64 KiB worth of elements unless told.
/// </summary>
/// <param name="count">The largest count accepted, in elements.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MaxCountAttribute(int count) : Attribute
{
    /// <summary>The largest count accepted, in elements.</summary>
    public int Count { get; } = count;
}
