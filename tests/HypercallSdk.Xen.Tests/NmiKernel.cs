using HypercallSdk.Abi;
using HypercallSdk.Guest;

#pragma warning disable HCS0212 // one interrupt is under way at a time: each is sent when the last was taken

namespace HypercallSdk.Xen.Tests;

/// <summary>Sends a non-maskable interrupt to a vCPU that sleeps, then one to itself, and prints who took them.</summary>
[GuestKernel]
public partial struct NmiKernel
{
    private const int Started = 0;
    private const int Taken = 1;

    private PerVcpu<int> _nmis;
    private ulong _vector;
    private int _rounds;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        Check(Vcpus.Start(1));
    }

    [VcpuBoot]
    private void OnVcpu()
    {
        _ = Timers.StopPeriodic();
        Check(Events.SendIpi(0, Started));
    }

    [IpiHandler(Started)]
    private void OnStarted() => Check(Vcpus.SendNmi(1));

    [TrapHandler(TrapVector.NonMaskableInterrupt)]
    private void OnNmi(ref TrapFrame frame)
    {
        _nmis.Current++;
        _vector = frame.Vector;
        Check(Events.SendIpi(0, Taken));
    }

    [IpiHandler(Taken)]
    private void OnTaken()
    {
        GuestConsole.WriteLine($"vCPU 0 took {_nmis[0]}, vCPU 1 took {_nmis[1]}, vector {_vector}");
        if (++_rounds == 2)
        {
            SchedOp.PowerOff();
        }

        Check(Vcpus.SendNmi(0));
    }

    private static void Check(HypercallResult result)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
