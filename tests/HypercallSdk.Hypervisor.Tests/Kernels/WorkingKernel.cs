using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// Computes in rounds of <c>round=</c> nanoseconds, <c>rounds=</c> times, then goes. With <c>peer=</c> and <c>port=</c> it
/// sends an event at the end of each round, without them it takes those that are sent to it.
/// </summary>
[GuestKernel]
public partial struct WorkingKernel
{
    private ulong _round;
    private ulong _rounds;
#pragma warning disable HCS0207 // its domain is never suspended
    private Port _port;
#pragma warning restore HCS0207
    private bool _sends;

    /// <summary>The system time at which it last sent.</summary>
    public ulong SentAt;

    /// <summary>The system time at which it last took an event.</summary>
    public ulong TookAt;

    /// <summary>How many events it took.</summary>
    public int Taken;

    /// <summary>How often its time went back.</summary>
    public int Backwards;

    private ulong _last;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        info.TryGetNumber("round"u8, out _round);
        info.TryGetNumber("rounds"u8, out _rounds);
        if (info.TryGetNumber("port"u8, out ulong port))
        {
            if (info.TryGetNumber("peer"u8, out ulong peer))
            {
                _ = Events.BindInterdomain(new DomainId((ushort)peer), new Port((uint)port), EventHandlerId.None, out _port);
                _sends = true;
            }
            else
            {
                _ = Events.Attach(new Port((uint)port), Ports.OnEvent);
            }
        }
    }

    [PortHandler]
    private void OnEvent(Port port)
    {
        Look();
        TookAt = _last;
        Taken++;
    }

    [IdleHandler]
    private bool Work()
    {
        if (_rounds == 0)
            return false;

        Look();
        Vcpu.Spend(_round);
        if (_sends)
        {
            SentAt = Look();
            _ = Events.Send(_port);
        }

        if (--_rounds == 0 && _sends)
            SchedOp.PowerOff();

        return _rounds != 0;
    }

    private ulong Look()
    {
        ulong now = Timers.SystemTime;
        if (now < _last)
            Backwards++;

        _last = now;
        return now;
    }
}
