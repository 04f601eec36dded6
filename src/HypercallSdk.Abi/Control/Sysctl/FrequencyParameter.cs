namespace HypercallSdk.Abi;

/// <summary>A parameter that <see cref="PowerCommand.SetFrequencyParameter"/> sets.</summary>
public enum FrequencyParameter : uint
{
    /// <summary>The highest frequency (<c>SCALING_MAX_FREQ</c>).</summary>
    [XenName("SCALING_MAX_FREQ")]
    Maximum = 1,

    /// <summary>The lowest (<c>SCALING_MIN_FREQ</c>).</summary>
    [XenName("SCALING_MIN_FREQ")]
    Minimum = 2,

    /// <summary>The one to hold (<c>SCALING_SETSPEED</c>).</summary>
    [XenName("SCALING_SETSPEED")]
    Fixed = 3,

    /// <summary>How often the load is looked at (<c>SAMPLING_RATE</c>).</summary>
    [XenName("SAMPLING_RATE")]
    SamplingRate = 4,

    /// <summary>The load from which on the highest is taken (<c>UP_THRESHOLD</c>).</summary>
    [XenName("UP_THRESHOLD")]
    UpThreshold = 5,
}
