using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Counts timer ticks; works in the background for as many rounds of a millisecond as a test asks.</summary>
[GuestKernel]
public partial struct TimerKernel
{
    public int Ticks;
    public ulong LastTickAt;
    public int Rounds;
    public ulong EarliestSeen;
    public bool WentBack;

    [Boot]
    private void Start(in StartInfo info) => Rounds = 0;

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        Ticks++;
        LastTickAt = Gate.ReadTimestamp();
    }

    [IdleHandler]
    private bool Work()
    {
        ulong now = Timers.SystemTime;
        WentBack |= now < EarliestSeen;
        EarliestSeen = now;
        if (Rounds == 0)
            return false;

        Rounds--;
        Gate.Spend(1_000_000);
        return true;
    }
}
