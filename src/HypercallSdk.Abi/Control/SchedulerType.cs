namespace HypercallSdk.Abi;

/// <summary>The schedulers that Xen has or had (<c>XEN_SCHEDULER_*</c>).</summary>
public enum SchedulerType : uint
{
    /// <summary>Credit: weights and caps, accounted every 30 ms (<c>XEN_SCHEDULER_CREDIT</c>).</summary>
    [XenName("XEN_SCHEDULER_CREDIT")]
    Credit = 5,

    /// <summary>Credit2: weights and caps, accounted as they are used (<c>XEN_SCHEDULER_CREDIT2</c>).</summary>
    [XenName("XEN_SCHEDULER_CREDIT2")]
    Credit2 = 6,

    /// <summary>A fixed plan (<c>XEN_SCHEDULER_ARINC653</c>).</summary>
    [XenName("XEN_SCHEDULER_ARINC653")]
    Arinc653 = 7,

    /// <summary>Periods and budgets (<c>XEN_SCHEDULER_RTDS</c>).</summary>
    [XenName("XEN_SCHEDULER_RTDS")]
    Rtds = 8,

    /// <summary>Null: one vCPU a physical CPU (<c>XEN_SCHEDULER_NULL</c>).</summary>
    [XenName("XEN_SCHEDULER_NULL")]
    Null = 9,
}
