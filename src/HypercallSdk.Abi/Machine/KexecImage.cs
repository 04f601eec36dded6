namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IKexecOp.Unload"/> and <see cref="IKexecOp.Status"/> (<c>xen_kexec_unload_t</c>,
/// <c>xen_kexec_status_t</c>).
/// </summary>
[XenName("xen_kexec_unload_t")]
[XenName("xen_kexec_status_t")]
public struct KexecImage
{
    /// <summary>Which image (<c>type</c>).</summary>
    [XenName("type")]
    public KexecType Type;
}
