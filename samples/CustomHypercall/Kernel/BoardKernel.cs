using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace CustomHypercall;

/// <summary>Calls the board's hypercalls as it would any of Xen's, one of them wrongly.</summary>
[GuestKernel]
public partial struct BoardKernel
{
    [Boot]
    private void Start(in StartInfo info)
    {
        for (uint sensor = 0; sensor < 2; sensor++)
        {
            SensorReading reading = new() { Sensor = sensor };
            HypercallResult read = BoardOp.ReadSensor(ref reading);
            GuestConsole.WriteLine($"sensor {sensor}: {reading.MilliCelsius / 1000} degrees, result {read}");
        }

        HypercallResult limits = BoardOp.SetLimits([new SensorLimit(0, 70_000), new SensorLimit(1, 55_000)]);
        GuestConsole.WriteLine($"limits set: {limits}");

        HypercallResult fan = BoardOp.SetFan(0, 60);
        GuestConsole.WriteLine($"fan 0 at 60 percent: {fan}");

        // Wrong on purpose: the hypervisor refuses, and its log says why.
        HypercallResult refused = BoardOp.SetFan(0, 140);
        GuestConsole.WriteLine($"fan 0 at 140 percent: {refused}");

        SchedOp.PowerOff();
    }
}
