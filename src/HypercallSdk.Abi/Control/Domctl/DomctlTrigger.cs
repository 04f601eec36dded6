namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDomctl.SendTrigger"/> sends (<c>XEN_DOMCTL_SENDTRIGGER_*</c>).</summary>
public enum DomctlTrigger : uint
{
    /// <summary>A non-maskable interrupt (<c>XEN_DOMCTL_SENDTRIGGER_NMI</c>).</summary>
    [XenName("XEN_DOMCTL_SENDTRIGGER_NMI")]
    Nmi = 0,

    /// <summary>A reset of the vCPU (<c>XEN_DOMCTL_SENDTRIGGER_RESET</c>).</summary>
    [XenName("XEN_DOMCTL_SENDTRIGGER_RESET")]
    Reset = 1,

    /// <summary>An initialisation of the vCPU (<c>XEN_DOMCTL_SENDTRIGGER_INIT</c>).</summary>
    [XenName("XEN_DOMCTL_SENDTRIGGER_INIT")]
    Init = 2,

    /// <summary>The power button (<c>XEN_DOMCTL_SENDTRIGGER_POWER</c>).</summary>
    [XenName("XEN_DOMCTL_SENDTRIGGER_POWER")]
    PowerButton = 3,

    /// <summary>The sleep button (<c>XEN_DOMCTL_SENDTRIGGER_SLEEP</c>).</summary>
    [XenName("XEN_DOMCTL_SENDTRIGGER_SLEEP")]
    SleepButton = 4,
}
