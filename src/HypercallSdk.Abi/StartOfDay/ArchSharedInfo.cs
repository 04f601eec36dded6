namespace HypercallSdk.Abi;

/// <summary>x86's part of <see cref="SharedInfo"/> (<c>struct arch_shared_info</c>): the domain's p2m.</summary>
[XenName("struct arch_shared_info")]
public struct ArchSharedInfo
{
    /// <summary>How many entries of the p2m are valid (<c>max_pfn</c>).</summary>
    [XenName("max_pfn")]
    public ulong MaxFrame;

    /// <summary>The root frame of the three-level p2m; 0 for not set, all ones for none (<c>pfn_to_mfn_frame_list_list</c>).</summary>
    [XenName("pfn_to_mfn_frame_list_list")]
    public MachineFrame FrameListList;

    /// <summary>Why the last non-maskable interrupt came (<c>nmi_reason</c>).</summary>
    [XenName("nmi_reason")]
    public ulong NmiReason;

    /// <summary>The page-table root under which the linear p2m is mapped; 0 for none (<c>p2m_cr3</c>).</summary>
    [XenName("p2m_cr3")]
    public ulong P2mRoot;

    /// <summary>The linear p2m's address (<c>p2m_vaddr</c>).</summary>
    [XenName("p2m_vaddr")]
    public VirtualAddress P2mAddress;

    /// <summary>Odd while the p2m's mapping changes (<c>p2m_generation</c>).</summary>
    [XenName("p2m_generation")]
    public ulong P2mGeneration;
}
