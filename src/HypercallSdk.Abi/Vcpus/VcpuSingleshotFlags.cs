using System;

namespace HypercallSdk.Abi;

/// <summary>Flags of <see cref="VcpuSetSingleshotTimer"/> (<c>VCPU_SSHOTTMR_*</c>).</summary>
[Flags]
public enum VcpuSingleshotFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// Asks for <see cref="XenErrno.TimerExpired"/> when the time has passed (<c>VCPU_SSHOTTMR_future</c>). Xen 4.17
    /// ignores it.
    /// </summary>
    [XenName("VCPU_SSHOTTMR_future")]
    Future = 1,
}
