using System;
using HypercallSdk.Abi;

namespace MyContract;

/// <summary>
/// Meters at the host, to which a kernel reports what it has measured. Numbers 50 to 55 are free for such interfaces.
/// </summary>
/// <remarks>
/// From the methods come the kernel's stubs (<c>MeterOp.Record</c>) and the decoding and checking in front of the host's handler.
/// By value they take numbers; by <c>in</c>, <c>out</c> and <c>ref</c> structures, and as spans arrays, which are copied out of
/// guest memory once, before anybody looks at them.
/// </remarks>
[HypercallContract]
public interface IMeterOp
{
    /// <summary>Reports what was measured.</summary>
    /// <param name="meter">Which meter.</param>
    /// <param name="values">The values, in the meter's own unit; at most 64.</param>
    /// <returns>How many were taken; <see cref="XenErrno.NoSuchDevice"/> for a meter that there is not.</returns>
    [Hypercall((HypercallNumber)50, Command = 0)]
    HypercallResult Record(uint meter, [MaxCount(64)] ReadOnlySpan<long> values);

    /// <summary>Sums a meter up: its number goes in, the rest comes back.</summary>
    /// <param name="summary">The summary.</param>
    /// <returns>
    /// <see cref="XenErrno.NoSuchDevice"/> for a meter that there is not; <see cref="XenErrno.NoData"/> for one to which nothing was
    /// reported.
    /// </returns>
    [Hypercall((HypercallNumber)50, Command = 1)]
    HypercallResult Summarize(ref MeterSummary summary);

    /// <summary>Has a meter start anew.</summary>
    /// <param name="meter">Which meter.</param>
    /// <returns><see cref="XenErrno.NoSuchDevice"/> for a meter that there is not.</returns>
    [Hypercall((HypercallNumber)50, Command = 2)]
    HypercallResult Reset(uint meter);
}
