namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.ChangeFrequency"/> (<c>xenpf_change_freq_t</c>).</summary>
[XenName("xenpf_change_freq_t")]
public struct PlatformChangeFrequency
{
    /// <summary>0 (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;

    /// <summary>The physical CPU (<c>cpu</c>).</summary>
    [XenName("cpu")]
    public uint Pcpu;

    /// <summary>Its new frequency (<c>freq</c>).</summary>
    [XenName("freq")]
    public ulong Hertz;
}
