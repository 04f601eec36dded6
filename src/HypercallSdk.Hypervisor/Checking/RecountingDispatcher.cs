using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Checking;

/// <summary>Lets another dispatcher serve a call, and recounts the invariants then (<see cref="HostOptions.RecountInvariants"/>).</summary>
/// <param name="host">The machine.</param>
/// <param name="inner">What serves the calls.</param>
internal sealed class RecountingDispatcher(Host host, HypercallDispatcher inner) : HypercallDispatcher
{
    /// <inheritdoc/>
    public override ReadOnlySpan<HypercallDescription> Operations => inner.Operations;

    /// <inheritdoc/>
    public override long Dispatch(Vcpu caller, ref HypercallRegisters registers)
    {
        HypercallRegisters asked = registers;
        long result;
        try
        {
            result = inner.Dispatch(caller, ref registers);
        }
        catch (DomainUnwindException)
        {
            Check(caller, asked, "did not return");
            throw;
        }

        Check(caller, asked, $"returned {result}");
        return result;
    }

    private void Check(Vcpu caller, in HypercallRegisters asked, string outcome)
    {
        var lines = Invariants.Recount(host);
        if (lines.Count > 0)
            throw new BrokenInvariantException($"After {caller}'s hypercall {asked.Rax}(0x{asked.Rdi:x}, 0x{asked.Rsi:x}, 0x{asked.Rdx:x}, 0x{asked.R10:x}, 0x{asked.R8:x}), which {outcome}", lines);
    }
}
