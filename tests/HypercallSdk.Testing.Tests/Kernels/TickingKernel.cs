using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>Prints a line every 5 ms, as often as <c>ticks=</c> says: then it powers off. Without it, for ever.</summary>
[GuestKernel]
public partial struct TickingKernel
{
    private const ulong Interval = 5_000_000;

    public ulong Ticks;
    public ulong Last;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        if (!info.TryGetNumber("ticks"u8, out Last))
            Last = ulong.MaxValue;

        _ = Timers.SetOneShot(Timers.SystemTime + Interval);
    }

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        Ticks++;
        GuestConsole.WriteLine($"tick {Ticks}");
        if (Ticks == Last)
            SchedOp.PowerOff();

        _ = Timers.SetOneShot(Timers.SystemTime + Interval);
    }
}
