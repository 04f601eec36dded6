using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor;

public sealed partial class Host
{
    private readonly ManualResetEventSlim _woken = new();

    /// <summary>Runs until every domain has ended, nothing can ever happen, or the limit is reached.</summary>
    public RunResult Run()
    {
        ulong limit = Options.RunLimit is { } span ? Clock.Now + ((ulong)span.Ticks * 100) : ulong.MaxValue;
        while (Clock.Now < limit)
        {
            if (!Step(limit))
                return Result(_domains.TrueForAll(domain => domain.HasEnded) ? RunOutcome.AllEnded : RunOutcome.Idle);
        }

        return Result(RunOutcome.LimitReached);
    }

    /// <summary>
    /// Does the next thing: gives one vCPU one handler, after skipping to the next timer if nobody has anything to do.
    /// </summary>
    /// <returns>False when nothing can ever happen.</returns>
    public bool Step() => Step(ulong.MaxValue);

    private bool Step(ulong limit)
    {
        FireTimers();
        Vcpu? vcpu;
        while ((vcpu = RunQueue.Take()) is null)
        {
            if (!SkipToNextEffect(limit))
                return false;

            FireTimers();
            if (Clock.Now >= limit)
                return true;
        }

        vcpu.RunOnce();
        return true;
    }

    private void FireTimers()
    {
        ulong now = Clock.Now;
        while (Timers.TakeExpired(now) is { } timer)
        {
            Vcpu vcpu = timer.Vcpu;
            vcpu.Domain.EventChannels.RaiseVirq(vcpu, Virq.Timer);
        }
    }

    // False when no timer can change anything: each would raise an event that is pending already, or that nobody takes.
    private bool SkipToNextEffect(ulong limit)
    {
        bool effective = false;
        foreach (VcpuTimer timer in Timers.Armed)
        {
            ushort port = timer.Vcpu.VirqPorts[(int)Virq.Timer];
            effective |= port != 0 && !timer.Vcpu.Domain.Shared.IsPending(new Port(port));
        }

        if (!effective)
            return false;

        ulong deadline = ulong.Min(Timers.NextDeadline, limit);
        Clock.SkipTo(deadline);
        while (Clock.Now < deadline)
        {
            // Only on a wall clock. At least a millisecond, the resolution of the wait.
            ulong milliseconds = ((deadline - Clock.Now) / 1_000_000) + 1;
            _woken.Wait((int)ulong.Min(milliseconds, 1000));
        }

        return true;
    }

    private RunResult Result(RunOutcome outcome) => new(outcome, [.. _domains.Where(domain => !domain.HasEnded)]);
}
