namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.AddMemoryType"/> (<c>xenpf_add_memtype_t</c>).</summary>
[XenName("xenpf_add_memtype_t")]
public struct PlatformAddMemoryType
{
    /// <summary>In: the first frame (<c>mfn</c>).</summary>
    [XenName("mfn")]
    public MachineFrame First;

    /// <summary>In: how many (<c>nr_mfns</c>).</summary>
    [XenName("nr_mfns")]
    public ulong Count;

    /// <summary>In: how they are cached, as the processor's range registers number it (<c>type</c>).</summary>
    [XenName("type")]
    public uint Type;

    /// <summary>Out: by what it is taken back (<c>handle</c>).</summary>
    [XenName("handle")]
    public uint Handle;

    /// <summary>Out: the range register (<c>reg</c>).</summary>
    [XenName("reg")]
    public uint Register;
}
