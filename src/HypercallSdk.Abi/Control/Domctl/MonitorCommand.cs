namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDomctl.MonitorOp"/> does (<c>XEN_DOMCTL_MONITOR_OP_*</c>).</summary>
public enum MonitorCommand : uint
{
    /// <summary>Watches an event (<c>XEN_DOMCTL_MONITOR_OP_ENABLE</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_OP_ENABLE")]
    Enable = 0,

    /// <summary>No longer watches it (<c>XEN_DOMCTL_MONITOR_OP_DISABLE</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_OP_DISABLE")]
    Disable = 1,

    /// <summary>Which events can be watched (<c>XEN_DOMCTL_MONITOR_OP_GET_CAPABILITIES</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_OP_GET_CAPABILITIES")]
    GetCapabilities = 2,

    /// <summary>
    /// Emulates repeated string instructions one by one (<c>XEN_DOMCTL_MONITOR_OP_EMULATE_EACH_REP</c>).
    /// </summary>
    [XenName("XEN_DOMCTL_MONITOR_OP_EMULATE_EACH_REP")]
    EmulateEachRepetition = 3,

    /// <summary>Lets the monitor change control registers (<c>XEN_DOMCTL_MONITOR_OP_CONTROL_REGISTERS</c>).</summary>
    [XenName("XEN_DOMCTL_MONITOR_OP_CONTROL_REGISTERS")]
    ControlRegisters = 4,
}
