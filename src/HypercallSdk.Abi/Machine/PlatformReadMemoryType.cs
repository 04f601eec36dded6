namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.ReadMemoryType"/> (<c>xenpf_read_memtype_t</c>).</summary>
[XenName("xenpf_read_memtype_t")]
public struct PlatformReadMemoryType
{
    /// <summary>In: the range register (<c>reg</c>).</summary>
    [XenName("reg")]
    public uint Register;

    /// <summary>Out: the first frame (<c>mfn</c>).</summary>
    [XenName("mfn")]
    public MachineFrame First;

    /// <summary>Out: how many (<c>nr_mfns</c>).</summary>
    [XenName("nr_mfns")]
    public ulong Count;

    /// <summary>Out: how they are cached (<c>type</c>).</summary>
    [XenName("type")]
    public uint Type;
}
