namespace HypercallSdk.Abi;

/// <summary>Several hypercalls at once (<c>HYPERVISOR_multicall</c>).</summary>
[HypercallContract]
public interface IMulticall
{
    /// <summary>
    /// Makes the calls of a batch one after the other, each with its own answer (<c>HYPERVISOR_multicall</c>). Any domain.
    /// </summary>
    /// <param name="entries">The batch. Each entry is read once, right before its call is made.</param>
    /// <param name="count">How many.</param>
    /// <remarks>
    /// <para>Order: a call that fails does not end the batch: each entry's <see cref="MulticallEntry.Result"/> says what
    /// became of it. An entry that a call before it writes is read as written. Calls that do not return, such as
    /// <c>SCHEDOP_shutdown</c>, end the batch.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: an entry is not memory that the caller may read, or its result cannot be
    /// written; the calls before it are made, and in the latter case its own.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the call is itself in a batch. It is that entry's result.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no hypercall of that number. It is that entry's result.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Multicall)]
    HypercallResult Execute(GuestPointer<MulticallEntry> entries, uint count);
}
