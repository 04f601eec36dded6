namespace HypercallSdk.Abi;

/// <summary>A kind of resource whose frames can be had (<c>XENMEM_resource_*</c>).</summary>
public enum MemoryResource : ushort
{
    /// <summary>The pages of a device model's requests (<c>XENMEM_resource_ioreq_server</c>).</summary>
    [XenName("XENMEM_resource_ioreq_server")]
    IoRequestServer = 0,

    /// <summary>The grant table: id 0 its entries, id 1 its status words (<c>XENMEM_resource_grant_table</c>).</summary>
    [XenName("XENMEM_resource_grant_table")]
    GrantTable = 1,

    /// <summary>A vCPU's trace buffer (<c>XENMEM_resource_vmtrace_buf</c>).</summary>
    [XenName("XENMEM_resource_vmtrace_buf")]
    TraceBuffer = 2,
}
