namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IKexecOp.Load"/> (<c>xen_kexec_load_t</c>).</summary>
[XenName("xen_kexec_load_t")]
public struct KexecLoad
{
    /// <summary>When it is started (<c>type</c>).</summary>
    [XenName("type")]
    public KexecType Type;

    /// <summary>0 (<c>_pad</c>).</summary>
    [XenName("_pad")]
    public byte Padding;

    /// <summary>For which processor, as ELF numbers them (<c>arch</c>).</summary>
    [XenName("arch")]
    public ushort Machine;

    /// <summary>How many parts (<c>nr_segments</c>).</summary>
    [XenName("nr_segments")]
    public uint SegmentCount;

    /// <summary>The parts (<c>segments.h</c>).</summary>
    [XenName("segments.h")]
    public GuestPointer<KexecSegment> Segments;

    /// <summary>Where it starts, a machine address (<c>entry_maddr</c>).</summary>
    [XenName("entry_maddr")]
    public ulong Entry;
}
