using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// Lets another dispatcher serve a call, after a look at its registers alone: for hypercalls of which Xen refuses some before
/// it reads what their pointers point to. A generated dispatcher copies that before anything else of an operation.
/// </summary>
/// <param name="inner">What serves the calls.</param>
internal abstract class FirstLookDispatcher(HypercallDispatcher inner) : HypercallDispatcher
{
    /// <summary>What serves the calls.</summary>
    public HypercallDispatcher Inner => inner;

    /// <inheritdoc/>
    public override ReadOnlySpan<HypercallDescription> Operations => inner.Operations;

    /// <inheritdoc/>
    public override long Dispatch(Vcpu caller, ref HypercallRegisters registers)
    {
        HypercallResult seen = Look(caller, in registers);
        return seen.IsError ? seen.Value : inner.Dispatch(caller, ref registers);
    }

    /// <summary>Refuses a call for what its registers say, explained; success where it goes on.</summary>
    protected abstract HypercallResult Look(Vcpu caller, in HypercallRegisters registers);
}
