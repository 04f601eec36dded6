using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Stands in the table for each number that nobody serves: <c>-ENOSYS</c>, explained.</summary>
internal class UnknownHypercall : HypercallDispatcher
{
    /// <inheritdoc/>
    public override ReadOnlySpan<HypercallDescription> Operations => [];

    /// <inheritdoc/>
    public override long Dispatch(Vcpu caller, ref HypercallRegisters registers) =>
        caller.Refuse(XenErrno.NotImplemented, "nobody serves this hypercall", "number", registers.Rax, "a number that a registered handler serves").Value;
}
