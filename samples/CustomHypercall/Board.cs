using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace CustomHypercall;

/// <summary>
/// The host's end of the contract. The generated part derives it from <c>HypercallDispatcher</c> and decodes, checks and
/// copies; what arrives here is the host's own copy.
/// </summary>
[HypercallHandler<IBoardOp>]
internal sealed partial class Board
{
    private readonly int[] _milliCelsius = [41_000, 38_000];
    private readonly int[] _limits = new int[2];
    private readonly uint[] _fans = new uint[1];

    public HypercallResult ReadSensor(Vcpu caller, ref SensorReading reading)
    {
        if (reading.Sensor >= _milliCelsius.Length)
        {
            return caller.Refuse(XenErrno.NoSuchDevice, "the board has such a sensor", "reading.Sensor", reading.Sensor, "0 or 1");
        }

        reading.MilliCelsius = _milliCelsius[reading.Sensor];
        return HypercallResult.Success;
    }

    public HypercallResult SetLimits(Vcpu caller, ReadOnlySpan<SensorLimit> limits)
    {
        foreach (ref readonly SensorLimit limit in limits)
        {
            if (limit.Sensor >= _limits.Length)
            {
                return caller.Refuse(XenErrno.NoSuchDevice, "the board has such a sensor", "limits.Sensor", limit.Sensor, "0 or 1");
            }

            _limits[limit.Sensor] = limit.MilliCelsius;
        }

        return new HypercallResult(limits.Length);
    }

    public HypercallResult SetFan(Vcpu caller, uint fan, uint percent)
    {
        if (fan >= _fans.Length)
        {
            return caller.Refuse(XenErrno.NoSuchDevice, "the board has such a fan", "fan", fan, "0");
        }

        if (percent > 100)
        {
            return caller.Refuse(XenErrno.InvalidArgument, "a fan's speed is a percentage", "percent", percent, "0 to 100");
        }

        _fans[fan] = percent;
        return HypercallResult.Success;
    }
}
