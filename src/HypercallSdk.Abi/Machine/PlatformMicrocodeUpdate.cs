namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.MicrocodeUpdate"/> (<c>xenpf_microcode_update_t</c>).</summary>
[XenName("xenpf_microcode_update_t")]
public struct PlatformMicrocodeUpdate
{
    /// <summary>The microcode (<c>data</c>).</summary>
    [XenName("data")]
    public GuestPointer<byte> Data;

    /// <summary>Its size (<c>length</c>).</summary>
    [XenName("length")]
    public uint Length;
}
