namespace HypercallSdk.Abi;

/// <summary>One turn of a fixed plan.</summary>
[XenName("struct xen_sysctl_arinc653_schedule::sched_entries[0]")]
public struct Arinc653Entry
{
    /// <summary>The domain, by its name (<c>dom_handle</c>).</summary>
    [XenName("dom_handle")]
    public XenDomainHandle Domain;

    /// <summary>Its vCPU (<c>vcpu_id</c>).</summary>
    [XenName("vcpu_id")]
    public VcpuId Vcpu;

    /// <summary>How long it runs, in nanoseconds (<c>runtime</c>).</summary>
    [XenName("runtime")]
    public ulong Runtime;
}
