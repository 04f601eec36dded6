namespace HypercallSdk.Abi;

/// <summary>Changing the mapping of one address (<c>HYPERVISOR_update_va_mapping</c>).</summary>
[HypercallContract]
public interface IUpdateVaMapping
{
    /// <summary>
    /// Writes the level-1 entry that maps an address, checked (<c>HYPERVISOR_update_va_mapping</c>). Any domain.
    /// </summary>
    /// <param name="address">The virtual address, in the page tables that are in use.</param>
    /// <param name="entry">The new entry. It names a machine frame; not present unmaps.</param>
    /// <param name="flags">What to flush from which TLBs.</param>
    /// <remarks>
    /// <para>Order: a mapping that was in use needs a flush to be gone.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the address has no level-1 table of the caller's, or belongs to the
    /// hypervisor; or the entry asks for a kind of caching that is for domains with devices.</item>
    /// <item><see cref="XenErrno.Busy"/>: the entry names a frame that is not the caller's, or one that would be mapped
    /// writable while it is a page table or a descriptor table.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the entry names a frame that is not memory, or device memory, and the
    /// caller has no rights over it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the bitmap of vCPUs in the flags is not memory that the caller may
    /// read.</item>
    /// </list>
    /// <para>An entry that was refused was not written: nothing is flushed then.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.UpdateVaMapping)]
    HypercallResult Set(VirtualAddress address, PageTableEntry entry, UpdateVaMappingFlags flags);

    /// <summary>
    /// As <see cref="Set"/>, mapping another domain's frame (<c>HYPERVISOR_update_va_mapping_otherdomain</c>). Privileged
    /// domains; any domain about itself, named <see cref="DomainId.Self"/>.
    /// </summary>
    /// <param name="address">The virtual address, in the page tables that are in use.</param>
    /// <param name="entry">The new entry. It names a machine frame of <paramref name="domain"/>; not present unmaps.</param>
    /// <param name="flags">What to flush from which TLBs.</param>
    /// <param name="domain">
    /// Who owns the frame; <see cref="DomainId.InputOutput"/> for device memory, <see cref="DomainId.Xen"/> for what the
    /// hypervisor lets privileged domains see.
    /// </param>
    /// <remarks>
    /// <para>Order: a mapping that was in use needs a flush to be gone.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain, or it is the caller by its number.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights; or the entry
    /// names a frame that is not memory, and the caller has no rights over it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: as for <see cref="Set"/>.</item>
    /// <item><see cref="XenErrno.Busy"/>: as for <see cref="Set"/>.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: as for <see cref="Set"/>.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.UpdateVaMappingOtherDomain, Privilege = HypercallPrivilege.OverDomain)]
    HypercallResult SetOtherDomain(VirtualAddress address, PageTableEntry entry, UpdateVaMappingFlags flags, DomainId domain);
}
