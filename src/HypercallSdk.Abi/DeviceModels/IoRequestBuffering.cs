namespace HypercallSdk.Abi;

/// <summary>
/// Whether a device model has a ring of requests that nobody waits for (<c>HVM_IOREQSRV_BUFIOREQ_*</c>).
/// </summary>
public enum IoRequestBuffering : byte
{
    /// <summary>It has none (<c>HVM_IOREQSRV_BUFIOREQ_OFF</c>).</summary>
    [XenName("HVM_IOREQSRV_BUFIOREQ_OFF")]
    Off = 0,

    /// <summary>It has one, in the earlier form (<c>HVM_IOREQSRV_BUFIOREQ_LEGACY</c>).</summary>
    [XenName("HVM_IOREQSRV_BUFIOREQ_LEGACY")]
    Legacy = 1,

    /// <summary>
    /// It has one, whose two indexes are read and written at once (<c>HVM_IOREQSRV_BUFIOREQ_ATOMIC</c>).
    /// </summary>
    [XenName("HVM_IOREQSRV_BUFIOREQ_ATOMIC")]
    Atomic = 2,
}
