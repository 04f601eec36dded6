using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// What a vCPU finds at its GS base; <c>src/HypercallSdk.CoreLib/xen/vcpu.S</c> knows the offsets.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VcpuBlock
{
    /// <summary>Where the block lies.</summary>
    internal ulong Self;

    /// <summary>The vCPU's number.</summary>
    internal int Id;

    /// <summary>How many bytes of its argument area are in use.</summary>
    internal uint ArgumentTop;

    /// <summary>Where its argument area lies.</summary>
    internal ulong ArgumentBase;
}
