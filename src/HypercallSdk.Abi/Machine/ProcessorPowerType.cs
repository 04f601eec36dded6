namespace HypercallSdk.Abi;

/// <summary>What <see cref="IPlatformOp.SetProcessorPower"/> tells of a processor (<c>XEN_PM_*</c>).</summary>
public enum ProcessorPowerType : uint
{
    /// <summary>Its sleep states (<c>XEN_PM_CX</c>).</summary>
    [XenName("XEN_PM_CX")]
    Sleep = 0,

    /// <summary>Its performance states (<c>XEN_PM_PX</c>).</summary>
    [XenName("XEN_PM_PX")]
    Performance = 1,

    /// <summary>Its throttling states (<c>XEN_PM_TX</c>).</summary>
    [XenName("XEN_PM_TX")]
    Throttling = 2,

    /// <summary>What the control domain can do; answered with what the hypervisor can (<c>XEN_PM_PDC</c>).</summary>
    [XenName("XEN_PM_PDC")]
    Capabilities = 3,
}
