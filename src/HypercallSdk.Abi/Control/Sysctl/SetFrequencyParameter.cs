namespace HypercallSdk.Abi;

/// <summary>A parameter and its value (<c>struct xen_set_cpufreq_para</c>).</summary>
[XenName("struct xen_set_cpufreq_para")]
public struct SetFrequencyParameter
{
    /// <summary>Which (<c>ctrl_type</c>).</summary>
    [XenName("ctrl_type")]
    public FrequencyParameter Parameter;

    /// <summary>Its value (<c>ctrl_value</c>).</summary>
    [XenName("ctrl_value")]
    public uint Value;
}
