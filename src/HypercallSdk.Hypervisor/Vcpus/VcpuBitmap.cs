using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>A set of a domain's vCPUs, as guests name them to the calls that flush: a bit for each, up to Xen's 8,192.</summary>
[InlineArray(Words)]
internal struct VcpuBitmap
{
    private const int Words = 8192 / 64;

    private ulong _first;

    /// <summary>Whether vCPU <paramref name="vcpu"/> is in the set.</summary>
    public readonly bool Contains(int vcpu) => (this[vcpu / 64] >> (vcpu % 64) & 1) != 0;

    /// <summary>The bytes that hold the bits of the first <paramref name="vcpus"/>.</summary>
    [UnscopedRef]
    public Span<byte> Bytes(int vcpus) => MemoryMarshal.AsBytes((Span<ulong>)this)[..((vcpus + 7) / 8)];
}
