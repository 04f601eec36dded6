namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.MemoryMapping"/> (<c>struct xen_domctl_memory_mapping</c>).</summary>
[XenName("struct xen_domctl_memory_mapping")]
public struct DomctlMemoryMapping
{
    /// <summary>Where the range starts in the domain (<c>first_gfn</c>).</summary>
    [XenName("first_gfn")]
    public ulong FirstGuestFrame;

    /// <summary>Where it starts in the machine (<c>first_mfn</c>).</summary>
    [XenName("first_mfn")]
    public MachineFrame FirstMachineFrame;

    /// <summary>How many frames, at least 1 (<c>nr_mfns</c>).</summary>
    [XenName("nr_mfns")]
    public ulong Count;

    /// <summary>What to do (<c>add_mapping</c>).</summary>
    [XenName("add_mapping")]
    public DomctlMappingChange Change;

    /// <summary>Padding (<c>padding</c>).</summary>
    [XenName("padding")]
    public uint Padding;
}
