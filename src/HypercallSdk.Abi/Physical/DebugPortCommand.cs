namespace HypercallSdk.Abi;

/// <summary>
/// When a USB controller that the hypervisor's console is on is reset (<c>PHYSDEVOP_DBGP_RESET_*</c>).
/// </summary>
public enum DebugPortCommand : byte
{
    /// <summary>Before (<c>PHYSDEVOP_DBGP_RESET_PREPARE</c>).</summary>
    [XenName("PHYSDEVOP_DBGP_RESET_PREPARE")]
    ResetPrepare = 1,

    /// <summary>After (<c>PHYSDEVOP_DBGP_RESET_DONE</c>).</summary>
    [XenName("PHYSDEVOP_DBGP_RESET_DONE")]
    ResetDone = 2,
}
