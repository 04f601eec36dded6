namespace HypercallSdk.Abi;

/// <summary>A vendor of variables (<c>struct xenpf_efi_guid</c>).</summary>
[XenName("struct xenpf_efi_guid")]
public struct FirmwareGuid
{
    /// <summary>The first part (<c>data1</c>).</summary>
    [XenName("data1")]
    public uint First;

    /// <summary>The second (<c>data2</c>).</summary>
    [XenName("data2")]
    public ushort Second;

    /// <summary>The third (<c>data3</c>).</summary>
    [XenName("data3")]
    public ushort Third;

    /// <summary>The fourth (<c>data4</c>).</summary>
    [XenName("data4")]
    public Bytes8 Fourth;
}
