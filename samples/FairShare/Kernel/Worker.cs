using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace FairShare;

/// <summary>Computes for as long as it is let, and powers off at the time that its command line says.</summary>
[GuestKernel]
public partial struct Worker
{
    private ulong _until;
    private Meter _meter;

    [Boot]
    private void Start(in StartInfo info)
    {
        info.TryGetNumber("until"u8, out _until);
        info.TryGetNumber("tick"u8, out ulong tick);
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        _meter.Start(tick);
    }

    [IdleHandler]
    private bool Work()
    {
        if (Timers.SystemTime >= _until)
        {
            _meter.Print();
            SchedOp.PowerOff();
        }

        _meter.Work();
        return true;
    }
}
