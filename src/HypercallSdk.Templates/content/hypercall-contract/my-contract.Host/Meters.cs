using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace MyContract;

/// <summary>
/// The host's end of the contract. What arrives here is decoded, checked and the host's own copy; what it means is checked here.
/// A guest's mistake is refused with an error and a reason, and is never an exception.
/// </summary>
/// <param name="count">How many meters there are.</param>
[HypercallHandler<IMeterOp>]
public sealed partial class Meters(int count)
{
    private readonly MeterSummary[] _meters = new MeterSummary[count];

    /// <summary>What a meter was told so far.</summary>
    /// <param name="meter">Which meter.</param>
    public MeterSummary this[int meter] => _meters[meter];

    /// <inheritdoc cref="IMeterOp.Record"/>
    public HypercallResult Record(Vcpu caller, uint meter, ReadOnlySpan<long> values)
    {
        if (meter >= _meters.Length)
        {
            return NoSuchMeter(caller, nameof(meter), meter);
        }

        ref MeterSummary summary = ref _meters[meter];
        foreach (long value in values)
        {
            bool isFirst = summary.Count == 0;
            summary.Least = isFirst ? value : long.Min(summary.Least, value);
            summary.Greatest = isFirst ? value : long.Max(summary.Greatest, value);
            summary.Sum = unchecked(summary.Sum + value);
            summary.Count++;
        }

        return new HypercallResult(values.Length);
    }

    /// <inheritdoc cref="IMeterOp.Summarize"/>
    public HypercallResult Summarize(Vcpu caller, ref MeterSummary summary)
    {
        uint meter = summary.Meter;
        if (meter >= _meters.Length)
        {
            return NoSuchMeter(caller, "summary.Meter", meter);
        }

        if (_meters[meter].Count == 0)
        {
            return caller.Refuse(XenErrno.NoData, "nothing was reported to the meter", "summary.Meter", meter, null);
        }

        summary = _meters[meter] with { Meter = meter };
        return HypercallResult.Success;
    }

    /// <inheritdoc cref="IMeterOp.Reset"/>
    public HypercallResult Reset(Vcpu caller, uint meter)
    {
        if (meter >= _meters.Length)
        {
            return NoSuchMeter(caller, nameof(meter), meter);
        }

        _meters[meter] = default;
        return HypercallResult.Success;
    }

    private HypercallResult NoSuchMeter(Vcpu caller, string argument, uint meter) =>
        caller.Refuse(XenErrno.NoSuchDevice, "the host has such a meter", argument, meter, $"0 to {_meters.Length - 1}");
}
