namespace HypercallSdk.Abi;

/// <summary>A fixed plan for one physical CPU (<c>xen_sysctl_arinc653_schedule_t</c>).</summary>
[XenName("xen_sysctl_arinc653_schedule_t")]
public struct Arinc653Schedule
{
    /// <summary>The most turns that a plan has (<c>ARINC653_MAX_DOMAINS_PER_SCHEDULE</c>).</summary>
    [XenName("ARINC653_MAX_DOMAINS_PER_SCHEDULE")]
    public const int MaximumEntries = 64;

    /// <summary>How long the plan takes, in nanoseconds (<c>major_frame</c>).</summary>
    [XenName("major_frame")]
    public ulong MajorFrame;

    /// <summary>How many turns it has (<c>num_sched_entries</c>).</summary>
    [XenName("num_sched_entries")]
    public byte Count;

    /// <summary>The turns (<c>sched_entries</c>).</summary>
    [XenName("sched_entries")]
    public Arinc653Entries64 Entries;
}
