namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDomctl.VmEventOp"/> does to a ring of events (<c>XEN_VM_EVENT_*</c>).</summary>
public enum VmEventCommand : uint
{
    /// <summary>Sets it up (<c>XEN_VM_EVENT_ENABLE</c>).</summary>
    [XenName("XEN_VM_EVENT_ENABLE")]
    Enable = 0,

    /// <summary>Ends it (<c>XEN_VM_EVENT_DISABLE</c>).</summary>
    [XenName("XEN_VM_EVENT_DISABLE")]
    Disable = 1,

    /// <summary>Has the hypervisor look for answers (<c>XEN_VM_EVENT_RESUME</c>).</summary>
    [XenName("XEN_VM_EVENT_RESUME")]
    Resume = 2,

    /// <summary>The version of the events' form (<c>XEN_VM_EVENT_GET_VERSION</c>).</summary>
    [XenName("XEN_VM_EVENT_GET_VERSION")]
    GetVersion = 3,
}
