namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDomctl.DebugOp"/> does (<c>XEN_DOMCTL_DEBUG_OP_*</c>).</summary>
public enum DomctlDebugCommand : uint
{
    /// <summary>Ends single steps (<c>XEN_DOMCTL_DEBUG_OP_SINGLE_STEP_OFF</c>).</summary>
    [XenName("XEN_DOMCTL_DEBUG_OP_SINGLE_STEP_OFF")]
    SingleStepOff = 0,

    /// <summary>Traps after each instruction (<c>XEN_DOMCTL_DEBUG_OP_SINGLE_STEP_ON</c>).</summary>
    [XenName("XEN_DOMCTL_DEBUG_OP_SINGLE_STEP_ON")]
    SingleStepOn = 1,
}
