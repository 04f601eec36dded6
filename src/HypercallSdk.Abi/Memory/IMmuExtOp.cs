using System;

namespace HypercallSdk.Abi;

/// <summary>Page-table roots, pins, flushes and the rest, in batches (<c>HYPERVISOR_mmuext_op</c>).</summary>
[HypercallContract]
public interface IMmuExtOp
{
    /// <summary>
    /// Does each operation of a batch, in order, up to the first that fails (<c>HYPERVISOR_mmuext_op</c>). Any domain for
    /// itself; privileged domains for others.
    /// </summary>
    /// <param name="operations">The batch.</param>
    /// <param name="done">How many were done. Null for nobody asking.</param>
    /// <param name="domain">Whose frames the operations name; <see cref="DomainId.Self"/> for the caller's own.</param>
    /// <remarks>
    /// <para>Order: a frame becomes a page table by being pinned, or by being used as one; all its mappings must be read-only
    /// by then. A root in use cannot be given away.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: an operation is not memory that the caller may read; those before it are
    /// done.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights; or an
    /// operation is about the calling vCPU, such as a root or a flush, and the domain another.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: an operation's frame is not the domain's, or cannot have the type that
    /// is asked for; an address or a count is not acceptable.</item>
    /// <item><see cref="XenErrno.Busy"/>: a frame cannot become a table because one of its entries, or of a table below,
    /// maps a table writable or a frame that is not the domain's.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: <see cref="MmuExtendedCommand.FlushCache"/> by a domain without
    /// devices.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the operation is one of the two on superpages, which are obsolete.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such operation.</item>
    /// </list>
    /// <para>Operations before the one that failed stay done; <paramref name="done"/> counts them. It is left alone, so 0, when the
    /// batch itself or the domain is refused.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.MmuextOp, Privilege = HypercallPrivilege.OverDomain)]
    HypercallResult Execute(
        [ElementWise] ReadOnlySpan<MmuExtendedOperation> operations,
        [NullAllowed][CopyOut(CopyOutWhen.Always, FaultIgnored = true)] out uint done,
        DomainId domain);
}
