// SAFETY: the vcpu_info has room for one, and is there as long as the host.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Hypervisor;

/// <content>What an image of the machine has of the host's own native memory.</content>
public sealed unsafe partial class Host : INativeState
{
    /// <inheritdoc/>
    // Made here if it is not yet: so it stays where it is, and is freed with the host.
    object INativeState.CopyNative() => new ReadOnlySpan<VcpuInfo>(NobodysVcpuInfo, 1).ToArray();

    /// <inheritdoc/>
    void INativeState.PutBackNative(object copy) => *NobodysVcpuInfo = ((VcpuInfo[])copy)[0];
}
