namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IProfilerOp.SetCounter"/> (<c>xenoprof_counter_t</c>).</summary>
[XenName("xenoprof_counter_t")]
public struct ProfileCounter
{
    /// <summary>Which counter (<c>ind</c>).</summary>
    [XenName("ind")]
    public uint Index;

    /// <summary>After how many events it interrupts (<c>count</c>).</summary>
    [XenName("count")]
    public ulong Count;

    /// <summary>1 to use it (<c>enabled</c>).</summary>
    [XenName("enabled")]
    public uint Enabled;

    /// <summary>What it counts (<c>event</c>).</summary>
    [XenName("event")]
    public uint Event;

    /// <summary>1 to count in the hypervisor (<c>hypervisor</c>).</summary>
    [XenName("hypervisor")]
    public uint Hypervisor;

    /// <summary>1 to count in kernels (<c>kernel</c>).</summary>
    [XenName("kernel")]
    public uint Kernel;

    /// <summary>1 to count in user mode (<c>user</c>).</summary>
    [XenName("user")]
    public uint User;

    /// <summary>Which of the event's units (<c>unit_mask</c>).</summary>
    [XenName("unit_mask")]
    public ulong UnitMask;
}
