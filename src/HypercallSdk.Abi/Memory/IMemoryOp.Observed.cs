namespace HypercallSdk.Abi;

/// <content>What watches, pages out and shares the memory of fully virtualised domains.</content>
public partial interface IMemoryOp
{
    /// <summary>Pages a page out and in again (<c>XENMEM_paging_op</c>). Privileged domains.</summary>
    /// <param name="op">The page, and what to do.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain, or it is its own.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or there is no such
    /// command.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: nothing takes pages of the domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the page is not one of memory.</item>
    /// <item><see cref="XenErrno.Busy"/>: the page is in use.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 20, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_paging_op")]
    HypercallResult PagingOp(ref MemoryPaging op);

    /// <summary>Sets and reads the rights to a domain's pages (<c>XENMEM_access_op</c>). Privileged domains.</summary>
    /// <param name="op">The pages, and what to do; the rights on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain, or it is its own.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or there is no such
    /// command.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: nothing watches the domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there are no such rights, the pages are not the domain's, or it
    /// is a PV domain.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such page.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 21, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_access_op")]
    HypercallResult AccessOp(ref MemoryAccessOperation op);

    /// <summary>
    /// Makes pages of domains one as long as nobody writes them (<c>XENMEM_sharing_op</c>). Privileged domains.
    /// </summary>
    /// <param name="op">The pages, and what to do; what they are called on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain, or it is its own.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or there is no such
    /// command.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the domain was not told to share.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the page cannot be shared, or what is to be 0 is not.</item>
    /// <item><see cref="XenErrno.TooBig"/>: the page is in use by others.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 22, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_sharing_op")]
    HypercallResult SharingOp(ref MemorySharing op);
}
