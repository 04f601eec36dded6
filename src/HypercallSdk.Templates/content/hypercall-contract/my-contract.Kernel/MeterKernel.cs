using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MyContract;

/// <summary>Measures how long a hypercall takes, reports it to a meter of the host's, and asks for the summary.</summary>
[GuestKernel]
public partial struct MeterKernel
{
    private const uint Meter = 0;
    private const int Measurements = 8;

    [Boot]
    private void Start(in StartInfo info)
    {
        // A host that does not serve the contract answers so, as Xen does to what it does not know.
        HypercallResult reset = MeterOp.Reset(Meter);
        if (reset.IsError && reset.Error == XenErrno.NotImplemented)
        {
            GuestConsole.WriteLine($"no meters here");
            SchedOp.PowerOff();
        }

        Check(reset, "reset the meter");
        Span<long> values = stackalloc long[Measurements];
        for (int index = 0; index < values.Length; index++)
        {
            ulong start = Timers.SystemTime;
            _ = XenVersion.Version(); // cannot fail
            values[index] = (long)(Timers.SystemTime - start);
        }

        Check(MeterOp.Record(Meter, values), "record");
        MeterSummary summary = new() { Meter = Meter };
        Check(MeterOp.Summarize(ref summary), "summarize");
        GuestConsole.WriteLine($"{summary.Count} calls took {summary.Sum} ns, {summary.Least} to {summary.Greatest} each");

        // Wrong on purpose: the handler refuses, and the domain's log says why.
        HypercallResult refused = MeterOp.Reset(99);
        GuestConsole.WriteLine($"meter 99: error {(int)refused.Error}");
        SchedOp.PowerOff();
    }

    private static void Check(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
