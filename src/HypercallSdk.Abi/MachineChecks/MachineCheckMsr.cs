namespace HypercallSdk.Abi;

/// <summary>A model-specific register (<c>xen_mcinfo_msr_t</c>).</summary>
[XenName("xen_mcinfo_msr_t")]
public struct MachineCheckMsr
{
    /// <summary>Its number (<c>reg</c>).</summary>
    [XenName("reg")]
    public ulong Register;

    /// <summary>What it held (<c>value</c>).</summary>
    [XenName("value")]
    public ulong Value;
}
