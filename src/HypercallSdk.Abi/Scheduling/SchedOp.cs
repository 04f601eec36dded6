using System.Diagnostics.CodeAnalysis;

namespace HypercallSdk.Abi;

/// <content>The operations that end the domain, none of which returns; and suspend, which does.</content>
public static partial class SchedOp
{
    /// <summary>The domain has done what it was made for (<c>SHUTDOWN_poweroff</c>). In domain 0: the machine goes off.</summary>
    [DoesNotReturn]
    public static void PowerOff() => End(ShutdownReason.PowerOff);

    /// <summary>The domain is to be started anew (<c>SHUTDOWN_reboot</c>). In domain 0: the machine reboots.</summary>
    [DoesNotReturn]
    public static void Reboot() => End(ShutdownReason.Reboot);

    /// <summary>The domain met what it cannot go on from (<c>SHUTDOWN_crash</c>).</summary>
    [DoesNotReturn]
    public static void Crash() => End(ShutdownReason.Crash);

    /// <summary>
    /// Stops the domain, to be saved (<c>SHUTDOWN_suspend</c>), and returns when it goes on: 0 in the restored domain, 1 when
    /// it was cancelled.
    /// </summary>
    /// <param name="startInfo">The machine frame of start_info, which is filled again on restore.</param>
    /// <remarks>
    /// Order: before it, everything that holds machine frames, ports or grants is taken down, and all other vCPUs are down.
    /// </remarks>
    public static HypercallResult Suspend(MachineFrame startInfo) =>
        Shutdown(new SchedShutdown { Reason = ShutdownReason.Suspend }, startInfo);

    [DoesNotReturn]
    private static void End(ShutdownReason reason)
    {
        Gate.Ending(reason);
        var op = new SchedShutdown { Reason = reason };
        while (true)
        {
            _ = Shutdown(in op, default);
        }
    }
}
