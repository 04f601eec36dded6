using System;

namespace HypercallSdk.Abi;

/// <summary>Checked changes of page-table entries and of the machine-to-physical table (<c>HYPERVISOR_mmu_update</c>).</summary>
[HypercallContract]
public interface IMmuUpdate
{
    /// <summary>
    /// Does each request of a batch, in order, up to the first that fails (<c>HYPERVISOR_mmu_update</c>). Any domain for
    /// itself; privileged domains for others.
    /// </summary>
    /// <param name="requests">The batch.</param>
    /// <param name="done">How many were done. Null for nobody asking; also what cannot be written is quietly left.</param>
    /// <param name="foreignDomain">
    /// Bits 0 to 15: who owns the frames that level-1 entries map and whose machine-to-physical entries are written;
    /// <see cref="DomainId.Self"/> for the caller, <see cref="DomainId.InputOutput"/> for device memory alone,
    /// <see cref="DomainId.Xen"/> for what the hypervisor lets privileged domains see. Bits 16 to 31: who owns the page
    /// tables, plus 1; 0 for the caller.
    /// </param>
    /// <remarks>
    /// <para>Order: a frame becomes a page table by being pinned or by being named in an entry of the level above, and by
    /// then nothing may map it writable. An entry that was in use needs a flush to be gone from the TLBs. Tables are
    /// written with this call before and after they are in use; a plain store works until a frame becomes a table.</para>
    /// <para>A request on a frame that is no page table but the page-table owner's writable memory is a plain store of 8
    /// bytes, unchecked.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: a request is not memory that the caller may read; those before it are
    /// done.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain, or the frames' is the caller by its number.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: a domain is another, over which the caller has no rights; or an entry
    /// names a frame that is not memory, and the caller has no rights over it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: a page table or machine-to-physical frame is not memory or not the
    /// domain's; an entry has bits that must be 0, or a kind of caching that is for domains with devices; an entry of
    /// level 2, 3 or 4 names a frame that cannot become a table of the level below; an entry of level 4 lies in the
    /// hypervisor's part; a level-3 or level-2 entry is a large page.</item>
    /// <item><see cref="XenErrno.Busy"/>: a level-1 entry would map a page table or descriptor table writable, or maps a
    /// frame that is not the page owner's. Also, like the errors of other level-1 entries, where such an entry stands in a
    /// frame that would become a table by this.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: a level-1 entry asks for a kind of caching of the hypervisor's own
    /// memory.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such command.</item>
    /// </list>
    /// <para>Requests before the one that failed stay done; <paramref name="done"/> counts them. It is left alone when the
    /// page tables' domain is refused, and 0 when the other is.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.MmuUpdate)]
    HypercallResult Execute(
        [ElementWise] ReadOnlySpan<MmuUpdateRequest> requests,
        [NullAllowed][CopyOut(CopyOutWhen.Always, FaultIgnored = true)] out uint done,
        uint foreignDomain);
}
