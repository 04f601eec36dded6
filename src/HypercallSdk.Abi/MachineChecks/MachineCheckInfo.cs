namespace HypercallSdk.Abi;

/// <summary>The records of a machine check, one behind the other (<c>mc_info_t</c>).</summary>
[XenName("mc_info_t")]
public struct MachineCheckInfo
{
    /// <summary>The most bytes of records (<c>MCINFO_MAXSIZE</c>).</summary>
    [XenName("MCINFO_MAXSIZE")]
    public const int MaximumSize = 768;

    /// <summary>What an earlier form had room for (<c>MCINFO_HYPERCALLSIZE</c>).</summary>
    [XenName("MCINFO_HYPERCALLSIZE")]
    public const int HypercallSize = 1024;

    /// <summary>A flag: there was more than fits (<c>MCINFO_FLAGS_UNCOMPLETE</c>).</summary>
    [XenName("MCINFO_FLAGS_UNCOMPLETE")]
    public const uint Incomplete = 1;

    /// <summary>How many records (<c>mi_nentries</c>).</summary>
    [XenName("mi_nentries")]
    public uint Count;

    /// <summary><see cref="Incomplete"/>, or 0 (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;

    /// <summary>The records (<c>mi_data</c>).</summary>
    [XenName("mi_data")]
    public Words95 Records;
}
