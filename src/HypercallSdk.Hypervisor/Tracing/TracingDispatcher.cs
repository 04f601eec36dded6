using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>Lets another dispatcher serve a call, and traces its beginning and its end. Without a trace it is not there.</summary>
/// <param name="trace">The trace.</param>
/// <param name="inner">What serves the calls.</param>
internal sealed class TracingDispatcher(TraceBuffer trace, HypercallDispatcher inner) : HypercallDispatcher
{
    /// <inheritdoc/>
    public override ReadOnlySpan<HypercallDescription> Operations => inner.Operations;

    /// <inheritdoc/>
    public override long Dispatch(Vcpu caller, ref HypercallRegisters registers)
    {
        trace.EnterHypercall(caller, in registers);
        ulong third = registers.Rdx;

        // A call that does not return is left with its handler.
        long result = inner.Dispatch(caller, ref registers);
        trace.LeaveHypercall(caller, result, third);
        return result;
    }
}
