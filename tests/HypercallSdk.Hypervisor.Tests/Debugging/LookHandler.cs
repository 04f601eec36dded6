using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

/// <summary>The test's end of <see cref="ILookOp"/>.</summary>
[HypercallHandler<ILookOp>]
public sealed partial class LookHandler
{
    /// <summary>What the test does at a place; nothing when null.</summary>
    public Action<uint>? Looking { get; set; }

    public HypercallResult Look(Vcpu caller, uint place)
    {
        Looking?.Invoke(place);
        return HypercallResult.Success;
    }
}
