namespace CustomHypercall;

/// <summary>One reading of a sensor.</summary>
public struct SensorReading
{
    /// <summary>Which sensor: in.</summary>
    public uint Sensor;

    /// <summary>Its temperature, in thousandths of a degree Celsius: out.</summary>
    public int MilliCelsius;
}
