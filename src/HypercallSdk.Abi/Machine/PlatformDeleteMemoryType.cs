namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.DeleteMemoryType"/> (<c>xenpf_del_memtype_t</c>).</summary>
[XenName("xenpf_del_memtype_t")]
public struct PlatformDeleteMemoryType
{
    /// <summary>By what it is taken back, or 0 (<c>handle</c>).</summary>
    [XenName("handle")]
    public uint Handle;

    /// <summary>The range register (<c>reg</c>).</summary>
    [XenName("reg")]
    public uint Register;
}
