using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>Ticks every 100 us, looks at the time twice in each handler, and throws where that took longer than 50 us.</summary>
[GuestKernel]
public partial struct LateKernel
{
    public int Ticks;

    [Boot]
    private static void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        Again();
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
        ulong before = Timers.SystemTime;
        GuestConsole.WriteLine("a tick");
        Ticks++;
        if (Timers.SystemTime - before > 50_000)
            throw new InvalidOperationException("too late");

        Again();
    }

    private static void Again() => _ = Timers.SetOneShot(Timers.SystemTime + 100_000);
}
