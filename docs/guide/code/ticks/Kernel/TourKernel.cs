using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Tour;

/// <summary>Three ticks of a timer on vCPU 0; each is told to vCPU 1 by an interrupt between the two.</summary>
[GuestKernel]
public partial struct TourKernel
{
    private const int LastTick = 3;
    private const ulong TickNanoseconds = 10_000_000;

    // Xen may fire a timer up to 50 us before its deadline.
    private const ulong Slack = 1_000_000;

    // The kernel's own numbers for interrupts between its vCPUs.
    private const int Told = 0;
    private const int Heard = 1;

    private ulong _deadline;
    private int _ticks;

    #region start
    [Boot]
    private void Start(in StartInfo info)
    {
        GuestConsole.WriteLine($"hello: {info.PageCount} pages of memory");
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        Check(Vcpus.Start(1), "start vCPU 1");
        _deadline = Timers.SystemTime + TickNanoseconds;
        _ = Timers.SetOneShot(_deadline); // a time that is past fires at once
    }

    [VcpuBoot]
    private void OnVcpu() => _ = Timers.StopPeriodic();
    #endregion

    #region ticks
    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        if (Vcpu.Id != 0 || Timers.SystemTime + Slack < _deadline)
        {
            return; // the last of a periodic timer
        }

        _ticks++;
        _deadline += TickNanoseconds;
        GuestConsole.WriteLine($"vCPU {Vcpu.Id}: tick {_ticks}");
        Check(Events.SendIpi(1, Told), "tell vCPU 1");
    }

    [IpiHandler(Told)]
    private void OnTold()
    {
        GuestConsole.WriteLine($"vCPU {Vcpu.Id}: told of tick {_ticks}");
        Check(Events.SendIpi(0, Heard), "answer vCPU 0");
    }

    [IpiHandler(Heard)]
    private void OnHeard()
    {
        if (_ticks < LastTick)
        {
            _ = Timers.SetOneShot(_deadline);
            return;
        }

        GuestConsole.WriteLine($"vCPU {Vcpu.Id}: goodbye");
        SchedOp.PowerOff();
    }
    #endregion

    private static void Check(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
