using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>A domain's watchdog: when it is not fed in time, the domain ends.</summary>
/// <param name="domain">Whose it is.</param>
/// <param name="number">Its number within the domain, from 1.</param>
/// <param name="order">Which of two timers with one deadline goes off first.</param>
internal sealed class Watchdog(Domain domain, uint number, ulong order) : HostTimer(order)
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    private uint _seconds;

    /// <summary>Whether the guest has it.</summary>
    public bool IsInUse { get; private set; }

    /// <summary>A suspended domain cannot feed it, so it does nothing then.</summary>
    public override bool HasEffect => !domain.HasEnded && !domain.IsSuspended;

    /// <summary>Gives it <paramref name="seconds"/> from now on.</summary>
    public void Feed(uint seconds, ulong now)
    {
        IsInUse = true;
        _seconds = seconds;
        domain.Host.Timers.Arm(this, now + (seconds * NanosecondsPerSecond));
    }

    /// <summary>Takes it away.</summary>
    public void Free()
    {
        IsInUse = false;
        domain.Host.Timers.Disarm(this);
    }

    /// <inheritdoc/>
    public override void Fire(ulong now)
    {
        if (HasEffect)
            domain.EndWithReport(domain.Vcpus[0], ShutdownReason.Watchdog, FormattableString.Invariant($"watchdog {number} was not fed for {_seconds} s"));
    }
}
