namespace HypercallSdk.Abi;

/// <summary>One of a vCPU's model-specific registers (<c>xen_domctl_vcpu_msr_t</c>).</summary>
[XenName("xen_domctl_vcpu_msr_t")]
public struct DomctlVcpuMsr
{
    /// <summary>Its number (<c>index</c>).</summary>
    [XenName("index")]
    public uint Index;

    /// <summary>0 (<c>reserved</c>).</summary>
    [XenName("reserved")]
    public uint Reserved;

    /// <summary>What it holds (<c>value</c>).</summary>
    [XenName("value")]
    public ulong Value;
}
