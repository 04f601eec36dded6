namespace HypercallSdk.Hypervisor.Time;

/// <summary>Something that happens at a time: what the host's <see cref="TimerQueue"/> holds.</summary>
/// <param name="order">Which of two timers with one deadline goes off first: creation order.</param>
internal abstract class HostTimer(ulong order)
{
    /// <summary>Which of two timers with one deadline goes off first.</summary>
    public ulong Order { get; } = order;

    /// <summary>When the timer goes off; meaningless while it is not armed.</summary>
    public ulong Deadline { get; set; }

    /// <summary>The timer's place in the queue; -1 while it is not armed.</summary>
    public int QueueIndex { get; set; } = -1;

    /// <summary>Whether the timer is going to go off.</summary>
    public bool IsArmed => QueueIndex >= 0;

    /// <summary>
    /// Whether anybody would notice it going off. A host on which nothing but timers without effect is left has nothing to
    /// do, for ever.
    /// </summary>
    public abstract bool HasEffect { get; }

    /// <summary>The timer goes off. It is not armed any more.</summary>
    /// <param name="now">The time: the deadline, or if that had passed when the timer was armed, then.</param>
    public abstract void Fire(ulong now);
}
