using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>A bit a vCPU.</summary>
[InlineArray(Vcpu.MaximumCount / 64)]
internal struct VcpuBits
{
    private ulong _first;
}
