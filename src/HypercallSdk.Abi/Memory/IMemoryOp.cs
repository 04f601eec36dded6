namespace HypercallSdk.Abi;

/// <summary>
/// A domain's memory (<c>HYPERVISOR_memory_op</c>): taking and giving back machine frames, how much there is and where.
/// </summary>
/// <remarks>
/// The low 6 bits of the command register hold the command; the others say how many extents of a long operation are done.
/// The operations on extents start with that one. For the others the bits must be zero: <see cref="XenErrno.InvalidArgument"/>
/// otherwise, or <see cref="XenErrno.NotImplemented"/> for those that know of no such bits and see another command.
/// </remarks>
[HypercallContract]
public partial interface IMemoryOp
{
    /// <summary>
    /// Gives a domain more machine frames, which have no place in its physical memory yet
    /// (<c>XENMEM_increase_reservation</c>). Any domain for itself; privileged domains for others.
    /// </summary>
    /// <param name="reservation">How much; the extents' first machine frames are written to the list, where there is one.</param>
    /// <returns>
    /// How many extents were had, never an error: fewer than asked for when memory or the domain's maximum is used up, when
    /// the list cannot be written, when an extent is larger than the domain may ask for, when there is no such domain or no
    /// right over it, when there are more than 2^26 - 1 extents, and when <paramref name="reservation"/> cannot be read. It
    /// cannot fail otherwise.
    /// </returns>
    /// <remarks>
    /// Order: the frames' machine-to-physical entries are the caller's to write. Flags that do not exist and nodes that do not
    /// are not looked at, unless the node is asked for alone.
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 0, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_increase_reservation")]
    HypercallResult IncreaseReservation([ProgressOnFault] in MemoryReservation reservation);

    /// <summary>
    /// Takes machine frames from a domain (<c>XENMEM_decrease_reservation</c>). Any domain for itself; privileged domains
    /// for others.
    /// </summary>
    /// <param name="reservation">The extents' first machine frames.</param>
    /// <returns>
    /// How many extents were given up, never an error: it ends at the first whose frames are not the domain's, or when the
    /// list cannot be read, and for the causes of <see cref="IncreaseReservation"/>. It cannot fail otherwise.
    /// </returns>
    /// <remarks>
    /// Order: unmap the frames first. One that is still mapped, pinned or granted is given up all the same, again and again,
    /// and is freed by the last that uses it: it counts as the domain's until then.
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 1, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_decrease_reservation")]
    HypercallResult DecreaseReservation([ProgressOnFault] in MemoryReservation reservation);

    /// <summary>The machine's highest frame of memory (<c>XENMEM_maximum_ram_page</c>). Any domain; cannot fail.</summary>
    /// <returns>The frame's number, plus 1.</returns>
    [Hypercall(HypercallNumber.MemoryOp, Command = 2, CommandMask = 0x3f)]
    [XenName("XENMEM_maximum_ram_page")]
    HypercallResult MaximumRamPage();

    /// <summary>
    /// How many pages a domain has (<c>XENMEM_current_reservation</c>). Any domain about itself; privileged domains about
    /// others.
    /// </summary>
    /// <param name="domain">The domain.</param>
    /// <returns>The number of pages.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="domain"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 3, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_current_reservation")]
    HypercallResult CurrentReservation(in MemoryDomain domain);

    /// <summary>
    /// How many pages a domain may have (<c>XENMEM_maximum_reservation</c>). Any domain about itself; privileged domains
    /// about others.
    /// </summary>
    /// <param name="domain">The domain.</param>
    /// <returns>The number of pages.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="domain"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 4, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_maximum_reservation")]
    HypercallResult MaximumReservation(in MemoryDomain domain);

    /// <summary>
    /// The frames that the machine-to-physical table lies in, one for each 2 MiB (<c>XENMEM_machphys_mfn_list</c>).
    /// Any domain.
    /// </summary>
    /// <param name="list">The array; how many were written on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="list"/> is not memory that the caller may read, or it or the
    /// array not such as it may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 5, CommandMask = ulong.MaxValue, Privilege = HypercallPrivilege.Any)]
    [XenName("XENMEM_machphys_mfn_list")]
    HypercallResult MachineToPhysicalFrames(ref MachineToPhysicalFrameList list);

    /// <summary>
    /// Gives a domain machine frames for places in its physical memory, and writes their machine-to-physical entries
    /// (<c>XENMEM_populate_physmap</c>). Any domain for itself; privileged domains for others.
    /// </summary>
    /// <param name="reservation">
    /// The extents' first pseudo-physical frames, replaced by their machine frames.
    /// </param>
    /// <returns>
    /// How many extents were filled, never an error: fewer for the causes of <see cref="IncreaseReservation"/>, and without a
    /// list. It cannot fail otherwise.
    /// </returns>
    /// <remarks>
    /// Order: the physical-to-machine table is the caller's to write. The places are written to the machine-to-physical table
    /// as they are. An extent whose frame cannot be told, for the list is read-only, is the domain's and not counted.
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 6, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_populate_physmap")]
    HypercallResult PopulatePhysmap([ProgressOnFault] in MemoryReservation reservation);

    /// <summary>
    /// Puts a page at a place of a translated domain's physical memory (<c>XENMEM_add_to_physmap</c>). Privileged domains,
    /// or the domain itself; refused for PV domains, whose physical memory is their own affair.
    /// </summary>
    /// <param name="page">Which page, and where.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the kind is <see cref="PhysmapSpace.ForeignGuestFrame"/>, which only the
    /// batch knows.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the domain is a PV domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="page"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 7, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_add_to_physmap")]
    HypercallResult AddToPhysmap(in AddToPhysmap page);

    /// <summary>
    /// The physical memory map that the domain was started with (<c>XENMEM_memory_map</c>). Any domain.
    /// </summary>
    /// <param name="map">The buffer; how many entries were written on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: nobody has set a map for the domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="map"/> is not memory that the caller may read, or it or the
    /// buffer not such as it may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 9, CommandMask = ulong.MaxValue)]
    [XenName("XENMEM_memory_map")]
    HypercallResult MemoryMap(ref MemoryMap map);

    /// <summary>The machine's memory map (<c>XENMEM_machine_memory_map</c>). Control domain.</summary>
    /// <param name="map">
    /// The buffer, null to ask for the number of entries only; how many there are or were written on return.
    /// </param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the buffer has room for fewer entries than there are.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="map"/> is not memory that the caller may read, or it or the
    /// buffer not such as it may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 10, CommandMask = ulong.MaxValue, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENMEM_machine_memory_map")]
    HypercallResult MachineMemoryMap(ref MemoryMap map);

    /// <summary>
    /// Gives back extents of machine frames and takes as many pages in extents of another size
    /// (<c>XENMEM_exchange</c>). Any domain for itself; privileged domains for others.
    /// </summary>
    /// <param name="exchange">What is given and what is taken; how much was done on return.</param>
    /// <remarks>
    /// <para>Order: unmap the frames first: they must be plain memory of the domain that nothing refers to. The new ones'
    /// machine-to-physical entries are written, the physical-to-machine table is the caller's to write.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: <see cref="MemoryExchange.ExchangedCount"/> is beyond the extents given;
    /// the two sides have different numbers of pages or different domains; a frame given is not the domain's, named twice,
    /// or in use; the node does not exist.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the extents taken are larger than the caller may ask for; or the domain is
    /// another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: there is no memory for the new extents.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="exchange"/> or one of its lists is not memory that the caller
    /// may read, or write where there is a result.</item>
    /// </list>
    /// <para>Extents before the one that failed stay exchanged, and are counted; so does one whose new frame cannot be told,
    /// which is not. The count is written back whatever the result, but for an exchange of which nothing is left to do.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 11, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_exchange")]
    HypercallResult Exchange([CopyOut(CopyOutWhen.ByHandler, Field = nameof(MemoryExchange.ExchangedCount))] ref MemoryExchange exchange);

    /// <summary>
    /// Where the guest finds the machine-to-physical table (<c>XENMEM_machphys_mapping</c>). Any domain.
    /// </summary>
    /// <param name="mapping">The answer.</param>
    /// <remarks><see cref="XenErrno.BadAddress"/>: <paramref name="mapping"/> is not memory that the caller may write.</remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 12, CommandMask = ulong.MaxValue)]
    [XenName("XENMEM_machphys_mapping")]
    HypercallResult MachineToPhysicalPlace(out MachineToPhysicalMapping mapping);

    /// <summary>
    /// Sets the memory map that a domain finds with <see cref="MemoryMap"/> (<c>XENMEM_set_memory_map</c>). Privileged
    /// domains; a map without entries is none.
    /// </summary>
    /// <param name="map">The domain and the map.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: there are more entries than a map may have.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="map"/> or its buffer is not memory that the caller may
    /// read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 13, CommandMask = ulong.MaxValue, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_set_memory_map")]
    HypercallResult SetMemoryMap(in ForeignMemoryMap map);

    /// <summary>
    /// A domain's highest frame number (<c>XENMEM_maximum_gpfn</c>). Any domain about itself; privileged domains about
    /// others.
    /// </summary>
    /// <param name="domain">The domain.</param>
    /// <returns>
    /// The frame number: of a PV domain, what it wrote to <see cref="ArchSharedInfo.MaxFrame"/>, less 1; 0 when it wrote
    /// nothing.
    /// </returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="domain"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 14, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_maximum_gpfn")]
    HypercallResult MaximumGuestFrame(in MemoryDomain domain);

    /// <summary>
    /// Takes a page out of a translated domain's physical memory (<c>XENMEM_remove_from_physmap</c>). Privileged domains,
    /// or the domain itself; refused for PV domains.
    /// </summary>
    /// <param name="page">Which place.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the domain is a PV domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="page"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 15, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_remove_from_physmap")]
    HypercallResult RemoveFromPhysmap(in RemoveFromPhysmap page);

    /// <summary>
    /// Says how many pages a domain that is filled on demand is to have (<c>XENMEM_set_pod_target</c>). Any domain; refused
    /// for PV domains.
    /// </summary>
    /// <param name="target">The domain and the number; what it has on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is a PV domain.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="target"/> is not memory that the caller may read and
    /// write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 16, CommandMask = ulong.MaxValue, Privilege = HypercallPrivilege.Any)]
    [XenName("XENMEM_set_pod_target")]
    HypercallResult SetPopulateOnDemandTarget(ref PopulateOnDemandTarget target);

    /// <summary>
    /// Tells what a domain that is filled on demand has (<c>XENMEM_get_pod_target</c>). Any domain; refused for PV
    /// domains.
    /// </summary>
    /// <param name="target">The domain; what it has on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is a PV domain.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="target"/> is not memory that the caller may read and
    /// write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 17, CommandMask = ulong.MaxValue, Privilege = HypercallPrivilege.Any)]
    [XenName("XENMEM_get_pod_target")]
    HypercallResult GetPopulateOnDemandTarget(ref PopulateOnDemandTarget target);

    /// <summary>
    /// How many frames sharing pages between domains has saved (<c>XENMEM_get_sharing_freed_pages</c>). Any domain; cannot
    /// fail.
    /// </summary>
    /// <returns>The number of frames.</returns>
    [Hypercall(HypercallNumber.MemoryOp, Command = 18, CommandMask = ulong.MaxValue)]
    [XenName("XENMEM_get_sharing_freed_pages")]
    HypercallResult SharingFreedPages();

    /// <summary>
    /// How many frames are shared between domains (<c>XENMEM_get_sharing_shared_pages</c>). Any domain; cannot fail.
    /// </summary>
    /// <returns>The number of frames.</returns>
    [Hypercall(HypercallNumber.MemoryOp, Command = 19, CommandMask = ulong.MaxValue)]
    [XenName("XENMEM_get_sharing_shared_pages")]
    HypercallResult SharingSharedPages();

    /// <summary>
    /// <see cref="AddToPhysmap"/> for several pages (<c>XENMEM_add_to_physmap_batch</c>). Privileged domains, or the domain
    /// itself; refused for PV domains.
    /// </summary>
    /// <param name="pages">Which pages, and where.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the kind is <see cref="PhysmapSpace.GuestFrameRange"/>, which only the
    /// single operation knows.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the domain is a PV domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="pages"/> or one of its lists is not memory that the caller
    /// may read, or write where there is a result.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 23, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_add_to_physmap_batch")]
    HypercallResult AddToPhysmapBatch(in AddToPhysmapBatch pages);

    /// <summary>
    /// Sets pages aside for a domain that is about to be built (<c>XENMEM_claim_pages</c>). Control domain.
    /// </summary>
    /// <param name="reservation">How many: its one list must be null, order and flags 0.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: order, flags or list are not 0; the number is below what the domain has
    /// or beyond its maximum; the domain has a claim; there is no such domain, or it is named
    /// <see cref="DomainId.Self"/>.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: there is not as much memory.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="reservation"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 24, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_claim_pages")]
    HypercallResult ClaimPages(in MemoryReservation reservation);

    /// <summary>
    /// The frames of the machine-to-physical table that 32-bit guests see, one for each 2 MiB
    /// (<c>XENMEM_machphys_compat_mfn_list</c>). Any domain.
    /// </summary>
    /// <param name="list">The array; how many were written on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotSupported"/>: this Xen runs no 32-bit PV guests. It is told before
    /// <paramref name="list"/> is read.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="list"/> is not memory that the caller may read, or it or the
    /// array not such as it may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 25, CommandMask = ulong.MaxValue, Privilege = HypercallPrivilege.Any)]
    [XenName("XENMEM_machphys_compat_mfn_list")]
    HypercallResult CompatibleMachineToPhysicalFrames(ref MachineToPhysicalFrameList list);

    /// <summary>
    /// The virtual nodes that a domain's memory and vCPUs lie on (<c>XENMEM_get_vnumainfo</c>). Any domain about itself;
    /// privileged domains about others.
    /// </summary>
    /// <param name="topology">The room for the answer; how much there is on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotSupported"/>: the domain has no virtual nodes.</item>
    /// <item><see cref="XenErrno.NoBufferSpace"/>: there is more than there is room for; the counts say how much.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the padding is not 0.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="topology"/> is not memory that the caller may read, or it or
    /// one of its lists not such as it may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 26, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_get_vnumainfo")]
    HypercallResult VirtualNumaTopology(ref VirtualNumaTopology topology);

    /// <summary>
    /// The regions that devices need at their own addresses (<c>XENMEM_reserved_device_memory_map</c>). Control domain.
    /// </summary>
    /// <param name="map">The room for the answer; how many regions there are on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: unknown flags.</item>
    /// <item><see cref="XenErrno.OutOfRange"/>: there are more regions than there is room for; the count says how
    /// many.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="map"/> is not memory that the caller may read, or it or the
    /// buffer not such as it may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 27, CommandMask = 0x3f)]
    [XenName("XENMEM_reserved_device_memory_map")]
    HypercallResult ReservedDeviceMemoryMap(ref ReservedDeviceMemoryMap map);

    /// <summary>
    /// The frames of a domain's grant table or of another of its resources (<c>XENMEM_acquire_resource</c>). Privileged
    /// domains for others.
    /// </summary>
    /// <param name="resource">Which; how many frames there are on return, where no list was given.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such resource for the domain, the padding is not 0, the
    /// list is null and the number is not, or the frames are beyond what there is.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain, or is the domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="resource"/> is not memory that the caller may read and write,
    /// or the list not such as it may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 28, CommandMask = 0x3f, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENMEM_acquire_resource")]
    HypercallResult AcquireResource([CopyOut(Field = nameof(Abi.AcquireResource.FrameCount))] ref AcquireResource resource);
}
