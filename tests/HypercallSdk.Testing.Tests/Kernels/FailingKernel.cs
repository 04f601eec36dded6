using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>Does, 1 ms after it has booted, what its command line begins with.</summary>
[GuestKernel]
public partial struct FailingKernel
{
    private const ulong Nowhere = 0xdead_0000;

    private byte _what;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        _what = info.CommandLine[0];
        if (_what == (byte)'b')
            _ = new GuestPointer<int>(Nowhere).Read();

        _ = Timers.SetOneShot(Timers.SystemTime + 1_000_000);
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
        GuestConsole.WriteLine($"now");
        switch (_what)
        {
            case (byte)'f':
                _ = new GuestPointer<int>(Nowhere).Read();
                break;
            case (byte)'r':
                _ = Events.Send(new Port(999)); // refused: there is no such port
                break;
            case (byte)'o':
                SchedOp.PowerOff();
                break;
            case (byte)'t':
                throw new InvalidOperationException("on purpose");
            default:
                break;
        }
    }
}
