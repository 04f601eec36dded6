namespace HypercallSdk.Abi;

/// <summary>What each record begins with (<c>struct mcinfo_common</c>).</summary>
[XenName("struct mcinfo_common")]
public struct MachineCheckRecord
{
    /// <summary>What it is (<c>type</c>).</summary>
    [XenName("type")]
    public MachineCheckRecordType Type;

    /// <summary>Its size (<c>size</c>).</summary>
    [XenName("size")]
    public ushort Size;
}
