namespace HypercallSdk.Abi;

/// <summary>A physical CPU's sleep states (<c>struct pm_cx_stat</c>).</summary>
[XenName("struct pm_cx_stat")]
public struct SleepStatistics
{
    /// <summary>In: how many there is room for; out: how many there are (<c>nr</c>).</summary>
    [XenName("nr")]
    public uint Count;

    /// <summary>The one before (<c>last</c>).</summary>
    [XenName("last")]
    public uint Last;

    /// <summary>How long it was idle (<c>idle_time</c>).</summary>
    [XenName("idle_time")]
    public ulong IdleTime;

    /// <summary>Where the number of entries into each goes (<c>triggers</c>).</summary>
    [XenName("triggers")]
    public GuestPointer<ulong> Entries;

    /// <summary>Where the time in each goes (<c>residencies</c>).</summary>
    [XenName("residencies")]
    public GuestPointer<ulong> Residencies;

    /// <summary>Likewise for the package's states (<c>nr_pc</c>).</summary>
    [XenName("nr_pc")]
    public uint PackageCount;

    /// <summary>Likewise for the core's (<c>nr_cc</c>).</summary>
    [XenName("nr_cc")]
    public uint CoreCount;

    /// <summary>Where the package's times go (<c>pc</c>).</summary>
    [XenName("pc")]
    public GuestPointer<ulong> PackageResidencies;

    /// <summary>Where the core's go (<c>cc</c>).</summary>
    [XenName("cc")]
    public GuestPointer<ulong> CoreResidencies;
}
