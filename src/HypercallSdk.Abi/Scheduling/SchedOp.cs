using System.Diagnostics.CodeAnalysis;

namespace HypercallSdk.Abi;

/// <content>The operations that end the domain: none of them returns.</content>
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

    [DoesNotReturn]
    private static void End(ShutdownReason reason)
    {
        Gate.Ending(reason);
        var op = new SchedShutdown { Reason = reason };
        while (true)
        {
            Shutdown(in op, default);
        }
    }
}
