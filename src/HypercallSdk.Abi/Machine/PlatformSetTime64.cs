namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.SetTime64"/> (<c>xenpf_settime64_t</c>).</summary>
[XenName("xenpf_settime64_t")]
public struct PlatformSetTime64
{
    /// <summary>Seconds since 1970 (<c>secs</c>).</summary>
    [XenName("secs")]
    public ulong Seconds;

    /// <summary>Nanoseconds besides (<c>nsecs</c>).</summary>
    [XenName("nsecs")]
    public uint Nanoseconds;

    /// <summary>0 (<c>mbz</c>).</summary>
    [XenName("mbz")]
    public uint MustBeZero;

    /// <summary>The system time at which it was so (<c>system_time</c>).</summary>
    [XenName("system_time")]
    public ulong SystemTime;
}
