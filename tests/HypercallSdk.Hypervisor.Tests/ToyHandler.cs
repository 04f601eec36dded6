using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>The hypervisor's end of <see cref="IToy"/>.</summary>
[HypercallHandler<IToy>]
public sealed partial class ToyHandler
{
    public HypercallResult Add(Vcpu caller, uint left, uint right) => new((long)left + right);

    public HypercallResult Sum(Vcpu caller, ReadOnlySpan<uint> values)
    {
        long sum = 0;
        foreach (uint value in values)
            sum += value;

        return new HypercallResult(sum);
    }

    public HypercallResult Swap(Vcpu caller, ref ToyPair pair)
    {
        if (pair.First == pair.Second)
            return caller.Refuse(XenErrno.InvalidArgument, "the two are the same", "pair.First", pair.First, "two different numbers");

        (pair.First, pair.Second) = (pair.Second, pair.First);
        return HypercallResult.Success;
    }

    public HypercallResult Fill(Vcpu caller, byte value, Span<byte> buffer)
    {
        buffer.Fill(value);
        return new HypercallResult(buffer.Length);
    }

#pragma warning disable HCS0310 // What the log says of a handler that gives no reason is tested with this one.
    public HypercallResult Fail(Vcpu caller) => XenErrno.Busy;
#pragma warning restore HCS0310

    public HypercallResult Secret(Vcpu caller, out ulong answer)
    {
        answer = 42;
        return HypercallResult.Success;
    }
}
