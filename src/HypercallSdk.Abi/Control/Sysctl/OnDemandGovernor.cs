namespace HypercallSdk.Abi;

/// <summary>The parameters of the governor that goes by the load (<c>struct xen_ondemand</c>).</summary>
[XenName("struct xen_ondemand")]
public struct OnDemandGovernor
{
    /// <summary>The greatest sampling rate (<c>sampling_rate_max</c>).</summary>
    [XenName("sampling_rate_max")]
    public uint MaximumSamplingRate;

    /// <summary>The least (<c>sampling_rate_min</c>).</summary>
    [XenName("sampling_rate_min")]
    public uint MinimumSamplingRate;

    /// <summary>How often the load is looked at (<c>sampling_rate</c>).</summary>
    [XenName("sampling_rate")]
    public uint SamplingRate;

    /// <summary>The load from which on the highest frequency is taken (<c>up_threshold</c>).</summary>
    [XenName("up_threshold")]
    public uint UpThreshold;
}
