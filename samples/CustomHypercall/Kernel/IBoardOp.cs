using System;
using HypercallSdk.Abi;

namespace CustomHypercall;

/// <summary>A board controller behind the hypervisor: sensors to read, limits to set, fans to drive. Number 50 is free for such interfaces.</summary>
[HypercallContract]
public interface IBoardOp
{
    /// <summary>Reads a sensor: its number goes in, the temperature comes back.</summary>
    /// <returns><see cref="XenErrno.NoSuchDevice"/> for a sensor that the board does not have.</returns>
    [Hypercall((HypercallNumber)50, Command = 0)]
    HypercallResult ReadSensor(ref SensorReading reading);

    /// <summary>Sets the temperatures at which fans speed up, for as many sensors as are given.</summary>
    /// <returns>How many were set.</returns>
    [Hypercall((HypercallNumber)50, Command = 1)]
    HypercallResult SetLimits([MaxCount(16)] ReadOnlySpan<SensorLimit> limits);

    /// <summary>Sets the speed of a fan.</summary>
    /// <returns><see cref="XenErrno.InvalidArgument"/> for more than 100 percent.</returns>
    [Hypercall((HypercallNumber)50, Command = 2)]
    HypercallResult SetFan(uint fan, uint percent);
}
