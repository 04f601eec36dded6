using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Lets another dispatcher serve a call, unless an interceptor answers it first. Without one it is not there.</summary>
/// <param name="interceptor">Who is asked first.</param>
/// <param name="inner">What serves the calls.</param>
internal sealed class InterceptingDispatcher(IHypercallInterceptor interceptor, HypercallDispatcher inner) : HypercallDispatcher
{
    /// <inheritdoc/>
    public override ReadOnlySpan<HypercallDescription> Operations => inner.Operations;

    /// <inheritdoc/>
    public override long Dispatch(Vcpu caller, ref HypercallRegisters registers) =>
        interceptor.TryAnswer(caller, inner, in registers, out long result) ? result : inner.Dispatch(caller, ref registers);
}
