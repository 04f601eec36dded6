namespace HypercallSdk.Abi;

/// <summary>x86's part of <see cref="VcpuInfo"/> (<c>struct arch_vcpu_info</c>).</summary>
[XenName("struct arch_vcpu_info")]
public struct ArchVcpuInfo
{
    /// <summary>The address of the last page fault (<c>cr2</c>).</summary>
    [XenName("cr2")]
    public VirtualAddress FaultAddress;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public ulong Padding;
}
