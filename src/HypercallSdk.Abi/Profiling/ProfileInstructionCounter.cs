namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IProfilerOp.SetInstructionCounter"/> (<c>xenoprof_ibs_counter_t</c>).</summary>
[XenName("xenoprof_ibs_counter_t")]
public struct ProfileInstructionCounter
{
    /// <summary>1 to sample operations (<c>op_enabled</c>).</summary>
    [XenName("op_enabled")]
    public ulong OperationsEnabled;

    /// <summary>1 to sample fetches (<c>fetch_enabled</c>).</summary>
    [XenName("fetch_enabled")]
    public ulong FetchesEnabled;

    /// <summary>After how many fetches (<c>max_cnt_fetch</c>).</summary>
    [XenName("max_cnt_fetch")]
    public ulong FetchCount;

    /// <summary>After how many operations (<c>max_cnt_op</c>).</summary>
    [XenName("max_cnt_op")]
    public ulong OperationCount;

    /// <summary>1 to vary that (<c>rand_en</c>).</summary>
    [XenName("rand_en")]
    public ulong Randomised;

    /// <summary>1 to count operations and not cycles (<c>dispatched_ops</c>).</summary>
    [XenName("dispatched_ops")]
    public ulong Dispatched;
}
