namespace HypercallSdk.Abi;

/// <summary>What a vCPU is doing and how long it did what (<c>vcpu_runstate_info_t</c>).</summary>
[XenName("vcpu_runstate_info_t")]
public struct VcpuRunstateInfo
{
    /// <summary>
    /// The bit of <see cref="StateEntryTime"/> that says that a registered area is being written, where the domain has
    /// turned <see cref="VmAssistType.RunstateUpdateFlag"/> on (<c>XEN_RUNSTATE_UPDATE</c>).
    /// </summary>
    [XenName("XEN_RUNSTATE_UPDATE")]
    public const ulong UpdateFlag = 1UL << 63;

    /// <summary>What it is doing (<c>state</c>).</summary>
    [XenName("state")]
    public RunstateKind State;

    /// <summary>
    /// The system time since when, in nanoseconds; in a registered area with <see cref="UpdateFlag"/> on top while
    /// the area is being written (<c>state_entry_time</c>).
    /// </summary>
    [XenName("state_entry_time")]
    public ulong StateEntryTime;

    /// <summary>
    /// Nanoseconds in each state, by <see cref="RunstateKind"/>; up to <see cref="StateEntryTime"/> (<c>time</c>).
    /// </summary>
    [XenName("time")]
    public Words4 Time;
}
