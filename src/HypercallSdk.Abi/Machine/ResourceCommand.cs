namespace HypercallSdk.Abi;

/// <summary>What is done to a resource (<c>XEN_RESOURCE_OP_*</c>).</summary>
public enum ResourceCommand : uint
{
    /// <summary>A model-specific register is read (<c>XEN_RESOURCE_OP_MSR_READ</c>).</summary>
    [XenName("XEN_RESOURCE_OP_MSR_READ")]
    MsrRead = 0,

    /// <summary>It is written (<c>XEN_RESOURCE_OP_MSR_WRITE</c>).</summary>
    [XenName("XEN_RESOURCE_OP_MSR_WRITE")]
    MsrWrite = 1,
}
