namespace HypercallSdk.Abi;

/// <summary>
/// Why a domain shuts down (<c>SHUTDOWN_*</c>). For the toolstack to act on: Xen itself does the same for all but
/// suspend and soft reset.
/// </summary>
public enum ShutdownReason : uint
{
    /// <summary>Done: clean up and destroy it (<c>SHUTDOWN_poweroff</c>).</summary>
    [XenName("SHUTDOWN_poweroff")]
    PowerOff = 0,

    /// <summary>Start it again from the beginning (<c>SHUTDOWN_reboot</c>).</summary>
    [XenName("SHUTDOWN_reboot")]
    Reboot = 1,

    /// <summary>Save it: it goes on when it is restored, or at once when cancelled (<c>SHUTDOWN_suspend</c>).</summary>
    [XenName("SHUTDOWN_suspend")]
    Suspend = 2,

    /// <summary>It found itself broken (<c>SHUTDOWN_crash</c>).</summary>
    [XenName("SHUTDOWN_crash")]
    Crash = 3,

    /// <summary>Its watchdog was not fed in time (<c>SHUTDOWN_watchdog</c>).</summary>
    [XenName("SHUTDOWN_watchdog")]
    Watchdog = 4,

    /// <summary>
    /// Start it again with its memory as it is (<c>SHUTDOWN_soft_reset</c>, <c>SHUTDOWN_MAX</c>). The largest reason.
    /// </summary>
    [XenName("SHUTDOWN_soft_reset")]
    [XenName("SHUTDOWN_MAX")]
    SoftReset = 5,
}
