using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Testing;

/// <summary>How a guest crashed (<see cref="Guest.RunUntilCrash"/>).</summary>
public sealed class GuestCrash
{
    internal GuestCrash(Domain domain)
    {
        Reason = domain.ExitReason!.Value;
        Report = domain.CrashReport;
        Explanation = Report?.Reason ?? $"it ended itself (SCHEDOP_shutdown, {Reason}); why is on its console";
    }

    /// <summary>As what the toolstack sees it: a crash, or the watchdog's bite.</summary>
    public ShutdownReason Reason { get; }

    /// <summary>
    /// Why. A kernel that finds itself broken, as the guest library does after a trap that nobody handles, prints why and ends itself: then
    /// this says so, and the reason is on the console.
    /// </summary>
    public string Explanation { get; }

    /// <summary>
    /// What the hypervisor knows about it: registers, stack, last hypercalls; null where the guest ended itself.
    /// </summary>
    public CrashReport? Report { get; }

    /// <inheritdoc/>
    public override string ToString() => Report?.ToString() ?? Explanation;
}
