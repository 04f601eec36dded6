namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.CoreParking"/> (<c>xenpf_core_parking_t</c>).</summary>
[XenName("xenpf_core_parking_t")]
public struct PlatformCoreParking
{
    /// <summary>In: what to do (<c>type</c>).</summary>
    [XenName("type")]
    public CoreParkingCommand Command;

    /// <summary>In or out: how many (<c>idle_nums</c>).</summary>
    [XenName("idle_nums")]
    public uint Count;
}
