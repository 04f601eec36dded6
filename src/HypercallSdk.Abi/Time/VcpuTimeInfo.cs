namespace HypercallSdk.Abi;

/// <summary>
/// A vCPU's time (<c>struct vcpu_time_info</c>), kept by the hypervisor: system time, in nanoseconds since boot, is
/// <c>SystemTime + (((tsc - TscTimestamp) &lt;&lt; TscShift) * TscToSystemMultiplier &gt;&gt; 32)</c>.
/// </summary>
/// <remarks>
/// Read it as a sequence lock: read <see cref="Version"/>, then the rest, then <see cref="Version"/> again, and start
/// over when it was odd or changed. With a negative shift the difference is shifted right.
/// </remarks>
[XenName("struct vcpu_time_info")]
public struct VcpuTimeInfo
{
    /// <summary>Odd while the rest changes (<c>version</c>).</summary>
    [XenName("version")]
    public uint Version;

    /// <summary>Padding (<c>pad0</c>).</summary>
    [XenName("pad0")]
    public uint Padding0;

    /// <summary>The time-stamp counter when the rest was written (<c>tsc_timestamp</c>).</summary>
    [XenName("tsc_timestamp")]
    public ulong TscTimestamp;

    /// <summary>System time then, in nanoseconds (<c>system_time</c>).</summary>
    [XenName("system_time")]
    public ulong SystemTime;

    /// <summary>Nanoseconds for each shifted tick, in units of 2 to the power of -32 (<c>tsc_to_system_mul</c>).</summary>
    [XenName("tsc_to_system_mul")]
    public uint TscToSystemMultiplier;

    /// <summary>How far ticks are shifted left before they are multiplied (<c>tsc_shift</c>).</summary>
    [XenName("tsc_shift")]
    public sbyte TscShift;

    /// <summary>Flags (<c>flags</c>).</summary>
    [XenName("flags")]
    public VcpuTimeFlags Flags;

    /// <summary>Padding (<c>pad1</c>).</summary>
    [XenName("pad1")]
    public ushort Padding1;
}
