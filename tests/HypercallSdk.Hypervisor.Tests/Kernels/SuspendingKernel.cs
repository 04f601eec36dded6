using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Counts what reaches it, its suspends and its resumes.</summary>
[GuestKernel]
public partial struct SuspendingKernel
{
    public int Ticks;
    public int Interrupts;
    public int Suspends;
    public int Resumes;
    public bool MaskedInEntries;
    public ulong SuspendedAt;

    [Boot]
    private void Start(in StartInfo info) => _ = Timers.StopPeriodic();

    [VirqHandler(Virq.Timer)]
    private void OnTick() => Ticks++;

    [IpiHandler(3)]
    private void OnInterrupt() => Interrupts++;

    [Suspend]
    private void OnSuspend()
    {
        Suspends++;
        SuspendedAt = Timers.SystemTime;
    }

    [Resume]
    private void OnResume()
    {
        Resumes++;
        _ = Events.SendIpi(Vcpu.Id, 3);

        // Not before this method has returned.
        MaskedInEntries = Interrupts == 0;
        GuestConsole.WriteLine($"resumed {Resumes} time");
    }
}
