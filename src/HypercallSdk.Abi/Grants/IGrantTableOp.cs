using System;

namespace HypercallSdk.Abi;

/// <summary>
/// Grant tables (<c>HYPERVISOR_grant_table_op</c>): a domain's pages lent to another, page by page, to be mapped, copied
/// from or to, or taken over.
/// </summary>
/// <remarks>
/// <para>
/// A grant is an entry of the granter's table, which lies in frames that both it and the hypervisor write: the guest fills
/// in frame and domain first and the flags last. It travels as the entry's index. While it is in use the hypervisor says so
/// in the entry (version 1) or in a status word beside (version 2); only then may the guest not take it back.
/// </para>
/// <para>
/// Most operations take an array and say in each element what became of it: such a status is no error of the call, and the
/// elements after it are done as well. The call itself answers <see cref="XenErrno.BadAddress"/> where an element is not
/// memory that the caller may read and write, with those before it done, and <see cref="XenErrno.InvalidArgument"/> where
/// the count is negative as a 32-bit number. An element that can be read but not written is done and is the last.
/// </para>
/// </remarks>
[HypercallContract]
public interface IGrantTableOp
{
    /// <summary>
    /// Maps other domains' pages (<c>GNTTABOP_map_grant_ref</c>). Any domain that was granted them.
    /// </summary>
    /// <param name="operations">The mappings; handle and status of each on return.</param>
    /// <remarks>
    /// <para>Order: after the granter has filled the entry. The address's page tables must be there down to level 1; what is
    /// mapped there already is replaced, and is not put back by <see cref="Unmap"/>. A mapping is ended by
    /// <see cref="Unmap"/> alone: writing the level-1 entry leaves the grant in use. While an entry is in use, its frame is
    /// the one that the first mapping found.</para>
    /// <list type="bullet">
    /// <item><see cref="GrantStatus.BadReference"/>: the flags ask neither for the processors nor for devices; or the index
    /// is beyond the table.</item>
    /// <item><see cref="GrantStatus.BadDomain"/>: there is no such domain, or it is named <see cref="DomainId.Self"/>.</item>
    /// <item><see cref="GrantStatus.PermissionDenied"/>: the caller may not map that domain's pages at all.</item>
    /// <item><see cref="GrantStatus.BadPage"/>: the granted frame is not memory, or not the granter's.</item>
    /// <item><see cref="GrantStatus.GeneralError"/>: the entry grants nothing, nothing of this kind, to another domain, or
    /// reading only where writing is asked for; the frame is a page table and writing is asked for; the address has no
    /// level-1 table, is not canonical or the hypervisor's; the level-1 entry named is none.</item>
    /// <item><see cref="GrantStatus.NoSpace"/>: the caller has as many mappings as it may have.</item>
    /// </list>
    /// <para>Flags that do not exist are not looked at. An address in mid-page stands for its page.</para>
    /// <para><see cref="XenErrno.BadAddress"/>: as told at the contract.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 0, Privilege = HypercallPrivilege.Any)]
    [XenName("GNTTABOP_map_grant_ref")]
    HypercallResult Map([ElementWise(SignedCount = true)] Span<GrantMap> operations);

    /// <summary>
    /// Ends mappings (<c>GNTTABOP_unmap_grant_ref</c>). Any domain, its own mappings.
    /// </summary>
    /// <param name="operations">The mappings; status of each on return.</param>
    /// <remarks>
    /// <para>Order: no translation of a mapping outlives the call. The grant is no longer in use when its last mapping
    /// ends. With neither address nor bus address nothing is done.</para>
    /// <list type="bullet">
    /// <item><see cref="GrantStatus.BadHandle"/>: there is no such mapping.</item>
    /// <item><see cref="GrantStatus.BadDeviceAddress"/>: the mapping is for devices and the bus address is another
    /// frame's.</item>
    /// <item><see cref="GrantStatus.GeneralError"/>: the address has no level-1 table, or what is mapped there is not the
    /// frame as the grant mapped it; or the address is not of the kind that it was mapped by.</item>
    /// </list>
    /// <para><see cref="XenErrno.BadAddress"/>: as told at the contract.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 1)]
    [XenName("GNTTABOP_unmap_grant_ref")]
    HypercallResult Unmap([ElementWise(SignedCount = true)] Span<GrantUnmap> operations);

    /// <summary>
    /// Makes a domain's table as large as is asked for and tells its frames (<c>GNTTABOP_setup_table</c>). Any domain for
    /// itself; privileged domains for others.
    /// </summary>
    /// <param name="operations">One element, no more.</param>
    /// <remarks>
    /// <para>Order: the first step of a domain that wants to grant. A table never shrinks. The frames are the hypervisor's:
    /// the domain may map them writable and use them as nothing else.</para>
    /// <list type="bullet">
    /// <item><see cref="GrantStatus.GeneralError"/>: more frames than the domain may have, or no memory for them.</item>
    /// <item><see cref="GrantStatus.BadDomain"/>: there is no such domain.</item>
    /// <item><see cref="GrantStatus.PermissionDenied"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="GrantStatus.BadVirtualAddress"/>: the list cannot be written.</item>
    /// </list>
    /// <para><see cref="XenErrno.InvalidArgument"/>: there is not one element. <see cref="XenErrno.BadAddress"/>: as told at
    /// the contract; also where the list is in the hypervisor's part of the address space.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 2, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("GNTTABOP_setup_table")]
    HypercallResult SetupTable([ElementWise(SignedCount = true)] Span<GrantSetupTable> operations);

    /// <summary>
    /// Writes a domain's grants to the hypervisor's console (<c>GNTTABOP_dump_table</c>). Xen has given it up. Any domain.
    /// </summary>
    /// <param name="operations">Whose.</param>
    /// <param name="count">How many.</param>
    /// <remarks><see cref="XenErrno.NotImplemented"/>: always.</remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 3, Privilege = HypercallPrivilege.Any)]
    [XenName("GNTTABOP_dump_table")]
    HypercallResult DumpTable(GuestPointer<GrantDumpTable> operations, uint count);

    /// <summary>
    /// Gives frames away (<c>GNTTABOP_transfer</c>). Any domain, to one that says it accepts a frame.
    /// </summary>
    /// <param name="operations">The frames; status of each on return.</param>
    /// <remarks>
    /// <para>Order: after the receiver has filled an entry of type <see cref="GrantEntryFlags.AcceptTransfer"/>. Nothing may
    /// map or hold the frame. The frame's machine-to-physical entry becomes the entry's frame, and the entry's frame the
    /// machine frame.</para>
    /// <para>A frame is taken from the caller before anything about the receiver is looked at: it is lost where the receiver
    /// does not exist or does not accept it.</para>
    /// <list type="bullet">
    /// <item><see cref="GrantStatus.BadPage"/>: the frame is not memory, not the caller's, or in use. It stays as it
    /// was.</item>
    /// <item><see cref="GrantStatus.BadDomain"/>: there is no such domain, or it is named <see cref="DomainId.Self"/>. The
    /// frame is lost.</item>
    /// <item><see cref="GrantStatus.PermissionDenied"/>: the caller may not give that domain frames.</item>
    /// <item><see cref="GrantStatus.AddressTooBig"/>: the receiver cannot use frames with so large an address.</item>
    /// <item><see cref="GrantStatus.GeneralError"/>: the receiver has no room, is dying, or its entry is beyond the table or
    /// accepts nothing of the caller's. The frame is lost.</item>
    /// </list>
    /// <para><see cref="XenErrno.BadAddress"/>: as told at the contract.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 4, Privilege = HypercallPrivilege.Any)]
    [XenName("GNTTABOP_transfer")]
    HypercallResult Transfer([ElementWise(SignedCount = true)] Span<GrantTransfer> operations);

    /// <summary>
    /// Copies between frames and grants (<c>GNTTABOP_copy</c>). Any domain that was granted them.
    /// </summary>
    /// <param name="operations">The copies; status of each on return.</param>
    /// <remarks>
    /// <para>Order: none; the grants are in use for the length of the copy alone.</para>
    /// <list type="bullet">
    /// <item><see cref="GrantStatus.BadCopyArgument"/>: an end crosses its page.</item>
    /// <item><see cref="GrantStatus.PermissionDenied"/>: an end is a frame and its domain not named
    /// <see cref="DomainId.Self"/>, not even the caller's own; or the caller may not copy from or to that domain.</item>
    /// <item><see cref="GrantStatus.BadDomain"/>: there is no such domain.</item>
    /// <item><see cref="GrantStatus.BadReference"/>: an index is beyond its table.</item>
    /// <item><see cref="GrantStatus.BadPage"/>: a frame is not memory or not the domain's.</item>
    /// <item><see cref="GrantStatus.GeneralError"/>: an entry grants nothing, nothing of this kind, to another domain, or
    /// reading only where it is the destination; the bytes are beyond the part that is granted; or the destination is a
    /// page table.</item>
    /// </list>
    /// <para><see cref="XenErrno.BadAddress"/>: as told at the contract.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 5, Privilege = HypercallPrivilege.Any)]
    [XenName("GNTTABOP_copy")]
    HypercallResult Copy([ElementWise(SignedCount = true)] Span<GrantCopy> operations);

    /// <summary>
    /// How large a domain's table is and may become (<c>GNTTABOP_query_size</c>). Any domain about itself; privileged domains
    /// about others.
    /// </summary>
    /// <param name="operations">One element, no more.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="GrantStatus.BadDomain"/>: there is no such domain.</item>
    /// <item><see cref="GrantStatus.PermissionDenied"/>: the domain is another, over which the caller has no rights.</item>
    /// </list>
    /// <para><see cref="XenErrno.InvalidArgument"/>: there is not one element. <see cref="XenErrno.BadAddress"/>: as told at
    /// the contract.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 6, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("GNTTABOP_query_size")]
    HypercallResult QuerySize([ElementWise(SignedCount = true)] Span<GrantQuerySize> operations);

    /// <summary>
    /// Ends mappings and puts what is mapped elsewhere in their place, in one step (<c>GNTTABOP_unmap_and_replace</c>). Any
    /// domain, its own mappings.
    /// </summary>
    /// <param name="operations">The mappings; status of each on return.</param>
    /// <remarks>
    /// <para>Order: the other place is emptied first: it is no longer mapped afterwards, even where the call then fails.
    /// Without another place it is <see cref="Unmap"/>.</para>
    /// <list type="bullet">
    /// <item><see cref="GrantStatus.BadHandle"/>: there is no such mapping.</item>
    /// <item><see cref="GrantStatus.GeneralError"/>: one of the addresses has no level-1 entry, what is mapped at the first
    /// is not the frame as the grant mapped it, the two are the same, or the mapping is by level-1 entry.</item>
    /// </list>
    /// <para><see cref="XenErrno.BadAddress"/>: as told at the contract.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 7)]
    [XenName("GNTTABOP_unmap_and_replace")]
    HypercallResult UnmapAndReplace([ElementWise(SignedCount = true)] Span<GrantUnmapAndReplace> operations);

    /// <summary>
    /// Sets the form of the caller's table (<c>GNTTABOP_set_version</c>). Any domain.
    /// </summary>
    /// <param name="operation">The version; the one in use on return, whatever the answer.</param>
    /// <remarks>
    /// <para>Order: while no grant is in use. The reserved entries are kept, all others cleared.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such version.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the version is beyond what the domain may have.</item>
    /// <item><see cref="XenErrno.Busy"/>: a grant is in use; or the caller still maps a status frame, and version 1 has
    /// none.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for the status frames.</item>
    /// <item><see cref="XenErrno.OutOfRange"/>: a reserved entry names a frame too high for version 1.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="operation"/> is not memory that the caller may read and
    /// write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 8)]
    [XenName("GNTTABOP_set_version")]
    HypercallResult SetVersion([CopyOut(CopyOutWhen.Always)] ref GrantSetVersion operation);

    /// <summary>
    /// Tells the frames of a version 2 table's status words (<c>GNTTABOP_get_status_frames</c>). Any domain for itself;
    /// privileged domains for others.
    /// </summary>
    /// <param name="operations">One element, no more.</param>
    /// <remarks>
    /// <para>Order: after <see cref="SetVersion"/>. There is one frame for each 2048 entries.</para>
    /// <list type="bullet">
    /// <item><see cref="GrantStatus.BadDomain"/>: there is no such domain.</item>
    /// <item><see cref="GrantStatus.PermissionDenied"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="GrantStatus.GeneralError"/>: the table is of version 1, or has fewer frames.</item>
    /// <item><see cref="GrantStatus.BadVirtualAddress"/>: the list cannot be written.</item>
    /// </list>
    /// <para><see cref="XenErrno.InvalidArgument"/>: there is not one element. <see cref="XenErrno.BadAddress"/>: as told at
    /// the contract.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 9, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("GNTTABOP_get_status_frames")]
    HypercallResult GetStatusFrames([ElementWise(SignedCount = true)] Span<GrantStatusFrames> operations);

    /// <summary>
    /// Tells the form of a domain's table (<c>GNTTABOP_get_version</c>). Any domain about itself; privileged domains about
    /// others.
    /// </summary>
    /// <param name="operation">The domain; the version on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="operation"/> is not memory that the caller may read and
    /// write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 10, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("GNTTABOP_get_version")]
    HypercallResult GetVersion([CopyOut(Field = nameof(GrantGetVersion.Version))] ref GrantGetVersion operation);

    /// <summary>
    /// Swaps entries of the caller's table (<c>GNTTABOP_swap_grant_ref</c>). Any domain.
    /// </summary>
    /// <param name="operations">The pairs; status of each on return.</param>
    /// <remarks>
    /// <para>Order: neither may be in use. An entry may be swapped with itself at any time.</para>
    /// <list type="bullet">
    /// <item><see cref="GrantStatus.BadReference"/>: an index is beyond the table.</item>
    /// <item><see cref="GrantStatus.TryAgain"/>: an entry is in use.</item>
    /// </list>
    /// <para><see cref="XenErrno.BadAddress"/>: as told at the contract.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 11)]
    [XenName("GNTTABOP_swap_grant_ref")]
    HypercallResult Swap([ElementWise(SignedCount = true)] Span<GrantSwap> operations);

    /// <summary>
    /// Cleans or invalidates the cache lines of pages that devices use (<c>GNTTABOP_cache_flush</c>). Any domain, for what
    /// it has or was granted and mapped.
    /// </summary>
    /// <param name="operations">The places.</param>
    /// <remarks>
    /// <para>Order: none. It stops at the first element that fails. No operation and no length are nothing to do.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: an element crosses its page, asks for something that there is not, such
    /// as a frame named by a grant, or its frame is not memory.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the frame is neither the caller's nor mapped by a grant.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: lines are to be dropped without being written back.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an element is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.GrantTableOp, Command = 12)]
    [XenName("GNTTABOP_cache_flush")]
    HypercallResult CacheFlush([ElementWise(SignedCount = true)] ReadOnlySpan<GrantCacheFlush> operations);
}
