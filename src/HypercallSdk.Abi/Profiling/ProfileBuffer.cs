namespace HypercallSdk.Abi;

/// <summary>A vCPU's ring of samples, shared with the hypervisor (<c>xenoprof_buf_t</c>).</summary>
[XenName("xenoprof_buf_t")]
public struct ProfileBuffer
{
    /// <summary>Where the hypervisor writes (<c>event_head</c>).</summary>
    [XenName("event_head")]
    public uint Head;

    /// <summary>Where the domain reads (<c>event_tail</c>).</summary>
    [XenName("event_tail")]
    public uint Tail;

    /// <summary>How many samples it has (<c>event_size</c>).</summary>
    [XenName("event_size")]
    public uint Size;

    /// <summary>The vCPU (<c>vcpu_id</c>).</summary>
    [XenName("vcpu_id")]
    public VcpuId Vcpu;

    /// <summary>Samples in the hypervisor (<c>xen_samples</c>).</summary>
    [XenName("xen_samples")]
    public ulong HypervisorSamples;

    /// <summary>In the kernel (<c>kernel_samples</c>).</summary>
    [XenName("kernel_samples")]
    public ulong KernelSamples;

    /// <summary>In user mode (<c>user_samples</c>).</summary>
    [XenName("user_samples")]
    public ulong UserSamples;

    /// <summary>Those that there was no room for (<c>lost_samples</c>).</summary>
    [XenName("lost_samples")]
    public ulong LostSamples;

    /// <summary>The first sample; the others follow (<c>event_log</c>).</summary>
    [XenName("event_log")]
    public ProfileEvent First;
}
