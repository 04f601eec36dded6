using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MyKernel;

/// <summary>
/// Ticks every 10 ms, as often as <c>ticks=</c> on its command line says, and powers off. Meanwhile it answers the events on
/// the port that <c>port=</c> names.
/// </summary>
/// <remarks>
/// The fields are the kernel's state and lie in the guest's own memory. A handler runs to its end before the next one begins.
/// </remarks>
[GuestKernel]
public partial struct TickerKernel
{
    private const ulong TickNanoseconds = 10_000_000;
    private const ulong DefaultTicks = 3;

    // Xen fires a timer up to 50 us before its deadline, to save itself an interrupt.
    private const ulong Slack = 50_000;

    /// <summary>How many ticks there were.</summary>
    public ulong Ticks;

    /// <summary>How many events there were.</summary>
    public ulong Received;

    private ulong _lastTick;
    private ulong _deadline;

    [Boot]
    private void Start(in StartInfo info)
    {
        _lastTick = info.TryGetNumber("ticks"u8, out ulong ticks) ? ticks : DefaultTicks;
        GuestConsole.WriteLine($"hello: {info.PageCount / 256} MiB of memory, {_lastTick} ticks to come");
        if (info.TryGetNumber("port"u8, out ulong port))
        {
            Check(Events.Attach(new Port((uint)port), Ports.OnEvent), "attach to the port");
        }

        // Xen starts each vCPU with a periodic timer of 10 ms: these ticks are to be the kernel's own.
        Check(Timers.StopPeriodic(), "stop the periodic timer");
        _deadline = Timers.SystemTime + TickNanoseconds;
        Check(Timers.SetOneShot(_deadline), "set the timer");
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
        if (Timers.SystemTime + Slack < _deadline)
        {
            return; // the periodic timer's, from before it was stopped
        }

        Ticks++;
        GuestConsole.WriteLine($"tick {Ticks}");
        if (Ticks >= _lastTick)
        {
            GuestConsole.WriteLine("goodbye");
            SchedOp.PowerOff();
        }

        // From the deadline and not from now: what a handler takes is not to add up.
        _deadline += TickNanoseconds;
        Check(Timers.SetOneShot(_deadline), "set the timer");
    }

    // A hypercall can be refused. Here the kernel can go on without the answer, and so it does.
    [PortHandler]
    private void OnEvent(Port port)
    {
        Received++;
        HypercallResult answer = Events.Send(port);
        if (answer.IsError)
        {
            GuestConsole.WriteLine($"event {Received}: no answer, error {(int)answer.Error}");
            return;
        }

        GuestConsole.WriteLine($"event {Received}: answered");
    }

    // Without these the kernel would be of no use: it says which, and ends.
    private static void Check(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
