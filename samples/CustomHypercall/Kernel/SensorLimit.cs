namespace CustomHypercall;

/// <summary>The temperature at which fans speed up for a sensor.</summary>
/// <param name="sensor">Which sensor.</param>
/// <param name="milliCelsius">The limit, in thousandths of a degree Celsius.</param>
public struct SensorLimit(uint sensor, int milliCelsius)
{
    /// <summary>Which sensor.</summary>
    public uint Sensor = sensor;

    /// <summary>The limit, in thousandths of a degree Celsius.</summary>
    public int MilliCelsius = milliCelsius;
}
