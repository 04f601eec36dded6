namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IKexecOp.Execute"/> (<c>xen_kexec_exec_t</c>).</summary>
[XenName("xen_kexec_exec_t")]
public struct KexecExecute
{
    /// <summary>A <see cref="KexecType"/> (<c>type</c>).</summary>
    [XenName("type")]
    public int Type;
}
