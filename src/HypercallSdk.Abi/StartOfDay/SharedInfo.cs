using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// The page that a domain and the hypervisor share (<c>struct shared_info</c>): event bits, time, the domain's p2m.
/// </summary>
/// <remarks>
/// A port has one bit in <see cref="EventPending"/> and one in <see cref="EventMask"/>. The hypervisor sets a pending
/// bit, and where that changed it and the mask bit is clear, the word's bit in <see cref="VcpuInfo.PendingSelector"/> and
/// then <see cref="VcpuInfo.UpcallPending"/> of the vCPU that the port notifies. The guest clears pending bits and owns
/// the mask bits. A port that becomes pending while masked gives no upcall until <see cref="IEventChannelOp.Unmask"/>.
/// </remarks>
[XenName("struct shared_info")]
[StructLayout(LayoutKind.Sequential)]
public struct SharedInfo
{
    /// <summary>The first 32 vCPUs' own parts (<c>vcpu_info</c>).</summary>
    [XenName("vcpu_info")]
    public VcpuInfos32 Vcpus;

    /// <summary>Pending ports, one bit each (<c>evtchn_pending</c>).</summary>
    [XenName("evtchn_pending")]
    public Words64 EventPending;

    /// <summary>Masked ports, one bit each (<c>evtchn_mask</c>).</summary>
    [XenName("evtchn_mask")]
    public Words64 EventMask;

    /// <summary>Odd while the wall-clock time changes (<c>wc_version</c>).</summary>
    [XenName("wc_version")]
    public uint WallClockVersion;

    /// <summary>The wall-clock time at system time 0: seconds since 1970, low half (<c>wc_sec</c>).</summary>
    [XenName("wc_sec")]
    public uint WallClockSeconds;

    /// <summary>The wall-clock time at system time 0: nanoseconds (<c>wc_nsec</c>).</summary>
    [XenName("wc_nsec")]
    public uint WallClockNanoseconds;

    /// <summary>The wall-clock time at system time 0: seconds since 1970, high half (<c>wc_sec_hi</c>).</summary>
    [XenName("wc_sec_hi")]
    public uint WallClockSecondsHigh;

    /// <summary>What is x86's own (<c>arch</c>).</summary>
    [XenName("arch")]
    public ArchSharedInfo Arch;

    /// <summary>The vCPUs that have a part in this structure (<c>XEN_LEGACY_MAX_VCPUS</c>).</summary>
    [XenName("XEN_LEGACY_MAX_VCPUS")]
    public const int VcpuCount = 32;
}
