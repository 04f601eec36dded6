namespace HypercallSdk.Abi;

/// <summary>The build id that the linker gave Xen (<c>struct xen_build_id</c>).</summary>
/// <remarks>In C the bytes have no fixed length; a SHA-1, which is what Xen's build asks for, has 20.</remarks>
[XenName("struct xen_build_id")]
public struct XenBuildId
{
    /// <summary>In: room in <see cref="Bytes"/> (<c>len</c>).</summary>
    [XenName("len")]
    public uint Length;

    /// <summary>Out: the id; as many bytes as the call returned are valid (<c>buf</c>).</summary>
    [XenName("buf", Flexible = true)]
    public Bytes32 Bytes;
}
