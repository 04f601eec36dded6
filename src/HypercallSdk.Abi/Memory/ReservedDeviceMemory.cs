namespace HypercallSdk.Abi;

/// <summary>A region that devices need at its own address (<c>xen_reserved_device_memory_t</c>).</summary>
[XenName("xen_reserved_device_memory_t")]
public struct ReservedDeviceMemory
{
    /// <summary>The first frame (<c>start_pfn</c>).</summary>
    [XenName("start_pfn")]
    public ulong StartFrame;

    /// <summary>How many (<c>nr_pages</c>).</summary>
    [XenName("nr_pages")]
    public ulong PageCount;
}
