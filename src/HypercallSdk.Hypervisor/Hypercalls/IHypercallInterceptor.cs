using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Answers calls in place of those who serve them: faults that a test asks for.</summary>
internal interface IHypercallInterceptor
{
    /// <summary>Answers a call, explained; false where it is to be served.</summary>
    /// <param name="caller">The vCPU that makes it.</param>
    /// <param name="dispatcher">Who would serve it.</param>
    /// <param name="registers">What it was made with.</param>
    /// <param name="result">What the caller finds in RAX.</param>
    bool TryAnswer(Vcpu caller, HypercallDispatcher dispatcher, in HypercallRegisters registers, out long result);
}
