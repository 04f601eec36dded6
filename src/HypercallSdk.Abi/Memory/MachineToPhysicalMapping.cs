namespace HypercallSdk.Abi;

/// <summary>Result of <see cref="IMemoryOp.MachineToPhysicalPlace"/> (<c>xen_machphys_mapping_t</c>).</summary>
[XenName("xen_machphys_mapping_t")]
public struct MachineToPhysicalMapping
{
    /// <summary>The table's first address (<c>v_start</c>).</summary>
    [XenName("v_start")]
    public VirtualAddress Start;

    /// <summary>The first address after the table (<c>v_end</c>).</summary>
    [XenName("v_end")]
    public VirtualAddress End;

    /// <summary>The highest frame that may be looked up (<c>max_mfn</c>).</summary>
    [XenName("max_mfn")]
    public MachineFrame MaximumFrame;
}
