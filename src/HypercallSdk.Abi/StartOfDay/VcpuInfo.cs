namespace HypercallSdk.Abi;

/// <summary>One vCPU's part of <see cref="SharedInfo"/> (<c>struct vcpu_info</c>).</summary>
[XenName("struct vcpu_info")]
public struct VcpuInfo
{
    /// <summary>Not zero when events wait; the guest clears it before it looks (<c>evtchn_upcall_pending</c>).</summary>
    [XenName("evtchn_upcall_pending")]
    public byte UpcallPending;

    /// <summary>Not zero while upcalls are masked; cleared when the vCPU blocks (<c>evtchn_upcall_mask</c>).</summary>
    [XenName("evtchn_upcall_mask")]
    public byte UpcallMask;

    /// <summary>One bit for each word of pending ports that is worth a look (<c>evtchn_pending_sel</c>).</summary>
    [XenName("evtchn_pending_sel")]
    public ulong PendingSelector;

    /// <summary>What is x86's own (<c>arch</c>).</summary>
    [XenName("arch")]
    public ArchVcpuInfo Arch;

    /// <summary>The vCPU's time (<c>time</c>).</summary>
    [XenName("time")]
    public VcpuTimeInfo Time;
}
