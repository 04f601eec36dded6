namespace HypercallSdk.Abi;

/// <summary>Processors that enter a state together (<c>xen_processor_csd_t</c>).</summary>
[XenName("xen_processor_csd_t")]
public struct ProcessorSleepDependency
{
    /// <summary>The group's number (<c>domain</c>).</summary>
    [XenName("domain")]
    public uint Group;

    /// <summary>How they agree (<c>coord_type</c>).</summary>
    [XenName("coord_type")]
    public uint Coordination;

    /// <summary>How many they are (<c>num</c>).</summary>
    [XenName("num")]
    public uint Count;
}
