namespace HypercallSdk.Abi.Tests.Planted;

/// <summary>
/// <c>struct vcpu_info</c> written by hand, with one mistake: the pending flag takes two bytes, so that the mask lies where
/// Xen has padding. A hypervisor that shares it with its guest never notices. The probe is shown it, and a kernel on real Xen
/// reads by it.
/// </summary>
[XenName("struct vcpu_info")]
public struct MisplacedVcpuInfo
{
    /// <summary>A byte in Xen's header.</summary>
    [XenName("evtchn_upcall_pending")]
    public ushort UpcallPending;

    /// <summary>At offset 1 in Xen's header.</summary>
    [XenName("evtchn_upcall_mask")]
    public byte UpcallMask;
}
