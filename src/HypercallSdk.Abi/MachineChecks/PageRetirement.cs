namespace HypercallSdk.Abi;

/// <summary>A page that was taken out of use (<c>xen_page_offline_action_t</c>).</summary>
[XenName("xen_page_offline_action_t")]
public struct PageRetirement
{
    /// <summary>The page (<c>mfn</c>).</summary>
    [XenName("mfn")]
    public MachineFrame Frame;

    /// <summary>What became of it (<c>status</c>).</summary>
    [XenName("status")]
    public ulong Status;
}
