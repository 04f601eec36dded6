namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.SetTime32"/> (<c>xenpf_settime32_t</c>).</summary>
[XenName("xenpf_settime32_t")]
public struct PlatformSetTime32
{
    /// <summary>Seconds since 1970 (<c>secs</c>).</summary>
    [XenName("secs")]
    public uint Seconds;

    /// <summary>Nanoseconds besides (<c>nsecs</c>).</summary>
    [XenName("nsecs")]
    public uint Nanoseconds;

    /// <summary>The system time at which it was so (<c>system_time</c>).</summary>
    [XenName("system_time")]
    public ulong SystemTime;
}
