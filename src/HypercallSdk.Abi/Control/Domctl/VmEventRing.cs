namespace HypercallSdk.Abi;

/// <summary>The rings that <see cref="IDomctl.VmEventOp"/> is about (<c>XEN_DOMCTL_VM_EVENT_OP_*</c>).</summary>
public enum VmEventRing : uint
{
    /// <summary>Pages that are to be brought back (<c>XEN_DOMCTL_VM_EVENT_OP_PAGING</c>).</summary>
    [XenName("XEN_DOMCTL_VM_EVENT_OP_PAGING")]
    Paging = 1,

    /// <summary>What a monitor watches (<c>XEN_DOMCTL_VM_EVENT_OP_MONITOR</c>).</summary>
    [XenName("XEN_DOMCTL_VM_EVENT_OP_MONITOR")]
    Monitor = 2,

    /// <summary>Shared pages that no copy could be made of (<c>XEN_DOMCTL_VM_EVENT_OP_SHARING</c>).</summary>
    [XenName("XEN_DOMCTL_VM_EVENT_OP_SHARING")]
    Sharing = 3,
}
