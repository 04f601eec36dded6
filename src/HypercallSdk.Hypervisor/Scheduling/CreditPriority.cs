namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Who goes first: the higher.</summary>
internal enum CreditPriority : sbyte
{
    /// <summary>Nobody: what an idle CPU runs.</summary>
    Idle,

    /// <summary>Owes more than a slice, which Xen does not tell apart.</summary>
    Deep,

    /// <summary>Has used more than its share.</summary>
    Over,

    /// <summary>Has credits left.</summary>
    Under,

    /// <summary>Has credits left and was just woken.</summary>
    Boost,
}
