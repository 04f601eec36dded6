using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// What a domain finds when it starts (<c>start_info_t</c>): its address is in RSI. Everything up to and with
/// <see cref="Console"/> is filled again when the domain resumes from a suspend; the rest at boot only.
/// </summary>
/// <remarks>
/// A domain starts in one contiguous piece of virtual memory, in this order and each part on a page of its own: kernel
/// image, initial ram disk, list of page frames, this structure, the store's page and the console's page (not domain 0),
/// page tables (mapped read-only), stack. The piece maps the start of pseudo-physical memory one to one.
/// </remarks>
[XenName("start_info_t")]
[StructLayout(LayoutKind.Sequential)]
public struct StartInfo
{
    /// <summary>"xen-", the version and the platform, ended by a zero (<c>magic</c>).</summary>
    [XenName("magic")]
    public Bytes32 Magic;

    /// <summary>Pages that the domain has (<c>nr_pages</c>).</summary>
    [XenName("nr_pages")]
    public ulong PageCount;

    /// <summary>Where <see cref="Abi.SharedInfo"/> is in the machine's memory (<c>shared_info</c>).</summary>
    [XenName("shared_info")]
    public MachineAddress SharedInfo;

    /// <summary>Flags (<c>flags</c>).</summary>
    [XenName("flags")]
    public StartInfoFlags Flags;

    /// <summary>The machine frame of the store's ring (<c>store_mfn</c>).</summary>
    [XenName("store_mfn")]
    public MachineFrame StoreFrame;

    /// <summary>The store's port (<c>store_evtchn</c>).</summary>
    [XenName("store_evtchn")]
    public Port StorePort;

    /// <summary>Where the console is (<c>console</c>).</summary>
    [XenName("console")]
    public StartInfoConsole Console;

    /// <summary>Virtual address of the page-table root that the domain starts on (<c>pt_base</c>).</summary>
    [XenName("pt_base")]
    public VirtualAddress PageTableBase;

    /// <summary>Frames of the page tables that the domain starts on (<c>nr_pt_frames</c>).</summary>
    [XenName("nr_pt_frames")]
    public ulong PageTableFrameCount;

    /// <summary>The p2m list: each pseudo-physical frame's machine frame (<c>mfn_list</c>).</summary>
    [XenName("mfn_list")]
    public GuestPointer<MachineFrame> FrameList;

    /// <summary>
    /// Virtual address of the initial ram disk, or its frame with <see cref="StartInfoFlags.ModuleStartIsFrame"/>
    /// (<c>mod_start</c>).
    /// </summary>
    [XenName("mod_start")]
    public ulong ModuleStart;

    /// <summary>Bytes of the initial ram disk (<c>mod_len</c>).</summary>
    [XenName("mod_len")]
    public ulong ModuleLength;

    /// <summary>The command line, ended by a zero (<c>cmd_line</c>).</summary>
    [XenName("cmd_line")]
    public Bytes1024 CommandLine;

    /// <summary>First frame of the p2m list, when it is not in the initial mapping (<c>first_p2m_pfn</c>).</summary>
    [XenName("first_p2m_pfn")]
    public PseudoPhysicalFrame FirstFrameListFrame;

    /// <summary>Frames of the p2m list (<c>nr_p2m_frames</c>).</summary>
    [XenName("nr_p2m_frames")]
    public ulong FrameListFrameCount;

    /// <summary>The room for the command line, its ending zero included (<c>MAX_GUEST_CMDLINE</c>).</summary>
    [XenName("MAX_GUEST_CMDLINE")]
    public const int CommandLineSize = 1024;
}
