namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IKexecOp.LoadV1"/> and <see cref="IKexecOp.UnloadV1"/> (<c>xen_kexec_load_v1_t</c>).
/// </summary>
[XenName("xen_kexec_load_v1_t")]
public struct KexecLoadV1
{
    /// <summary>A <see cref="KexecType"/> (<c>type</c>).</summary>
    [XenName("type")]
    public int Type;

    /// <summary>The image (<c>image</c>).</summary>
    [XenName("image")]
    public KexecImageV1 Image;
}
