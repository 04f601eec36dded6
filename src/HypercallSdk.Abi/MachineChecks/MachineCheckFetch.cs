namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMachineCheckOp.Fetch"/> (<c>xen_mc_fetch_t</c>).</summary>
[XenName("xen_mc_fetch_t")]
public struct MachineCheckFetch
{
    /// <summary>In: what to fetch; out: what came of it (<c>flags</c>).</summary>
    [XenName("flags")]
    public MachineCheckFlags Flags;

    /// <summary>Padding (<c>_pad0</c>).</summary>
    [XenName("_pad0")]
    public uint Padding;

    /// <summary>Out: its number; in of acknowledging: the same (<c>fetch_id</c>).</summary>
    [XenName("fetch_id")]
    public ulong FetchId;

    /// <summary>In: where it goes (<c>data</c>).</summary>
    [XenName("data")]
    public GuestPointer<MachineCheckInfo> Data;
}
