using System;

namespace HypercallSdk.Abi;

/// <summary>Flags of the firmware's calls; which are meant depends on the call (<c>XEN_EFI_*</c>).</summary>
[Flags]
public enum FirmwareCallFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// Reading the clock: setting it clears its nanoseconds; waking: it is enabled; variables: it outlives a reset;
    /// room for variables: as it was at boot (<c>XEN_EFI_GET_TIME_SET_CLEARS_NS</c>,
    /// <c>XEN_EFI_GET_WAKEUP_TIME_ENABLED</c>, <c>XEN_EFI_SET_WAKEUP_TIME_ENABLE</c>,
    /// <c>XEN_EFI_VARIABLE_NON_VOLATILE</c>, <c>XEN_EFI_VARINFO_BOOT_SNAPSHOT</c>).
    /// </summary>
    [XenName("XEN_EFI_GET_TIME_SET_CLEARS_NS")]
    [XenName("XEN_EFI_GET_WAKEUP_TIME_ENABLED")]
    [XenName("XEN_EFI_SET_WAKEUP_TIME_ENABLE")]
    [XenName("XEN_EFI_VARIABLE_NON_VOLATILE")]
    [XenName("XEN_EFI_VARINFO_BOOT_SNAPSHOT")]
    First = 1 << 0,

    /// <summary>
    /// Waking: it is due, or no time is told; variables: seen while the machine boots
    /// (<c>XEN_EFI_GET_WAKEUP_TIME_PENDING</c>, <c>XEN_EFI_SET_WAKEUP_TIME_ENABLE_ONLY</c>,
    /// <c>XEN_EFI_VARIABLE_BOOTSERVICE_ACCESS</c>).
    /// </summary>
    [XenName("XEN_EFI_GET_WAKEUP_TIME_PENDING")]
    [XenName("XEN_EFI_SET_WAKEUP_TIME_ENABLE_ONLY")]
    [XenName("XEN_EFI_VARIABLE_BOOTSERVICE_ACCESS")]
    Second = 1 << 1,

    /// <summary>Variables: seen afterwards (<c>XEN_EFI_VARIABLE_RUNTIME_ACCESS</c>).</summary>
    [XenName("XEN_EFI_VARIABLE_RUNTIME_ACCESS")]
    Third = 1 << 2,
}
