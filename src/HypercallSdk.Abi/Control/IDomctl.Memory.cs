namespace HypercallSdk.Abi;

/// <content>A domain's memory.</content>
public partial interface IDomctl
{
    /// <summary>Logs which of a domain's pages are written (<c>XEN_DOMCTL_shadow_op</c>). Control domain.</summary>
    /// <param name="op">The domain, what to do, and where the log goes; what was counted on return.</param>
    /// <remarks>
    /// <para>Order: <see cref="ShadowCommand.EnableLogDirty"/>, then <see cref="ShadowCommand.Clean"/> as often as is
    /// useful, each with what was written since the one before; then the domain is stopped and <see
    /// cref="ShadowCommand.Clean"/> tells the last pages; then <see cref="ShadowCommand.Off"/>.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own or has no vCPU, there is no such
    /// command, the log is on already, or without shadow paging it is another than to turn the log on, to take it and to
    /// look at it.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was built without shadow paging, as Debian's
    /// is, so that no log can be turned on. One that is not on is taken all the same, with nothing in it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the bitmap is not memory that the caller may write.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for the log.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 10, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_shadow_op")]
    HypercallResult ShadowOp(ref DomctlOperation op);

    /// <summary>Says how much memory a domain may have (<c>XEN_DOMCTL_max_mem</c>). Control domain.</summary>
    /// <param name="op">The domain and the size.</param>
    /// <remarks>
    /// <para>Order: it may be less than the domain has: then it can only give pages back.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 11, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_max_mem")]
    HypercallResult MaxMemory(in DomctlOperation op);

    /// <summary>
    /// Fills a page of a domain's with its hypercall entries (<c>XEN_DOMCTL_hypercall_init</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and the page.</param>
    /// <remarks>
    /// <para>Order: before the domain first runs.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the page is not the domain's, or not one that can be
    /// written.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 22, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_hypercall_init")]
    HypercallResult HypercallInit(in DomctlOperation op);

    /// <summary>
    /// Tells which of a domain's frames are page tables (<c>XEN_DOMCTL_getpageframeinfo3</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and the frames, which are replaced by what they are.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.TooBig"/>: more than 1,024 frames.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the array is not memory that the caller may read and write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 61, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_getpageframeinfo3")]
    HypercallResult GetPageFrameInfo3(in DomctlOperation op);

    /// <summary>
    /// Says from which NUMA nodes a domain's memory comes by preference (<c>XEN_DOMCTL_setnodeaffinity</c>). Control
    /// domain.
    /// </summary>
    /// <param name="op">The domain and the nodes.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: no node, or none that is there.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the bitmap is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 68, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_setnodeaffinity")]
    HypercallResult SetNodeAffinity(in DomctlOperation op);

    /// <summary>Reads them (<c>XEN_DOMCTL_getnodeaffinity</c>). Control domain.</summary>
    /// <param name="op">The domain and where they go.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the bitmap is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 69, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_getnodeaffinity")]
    HypercallResult GetNodeAffinity(in DomctlOperation op);

    /// <summary>
    /// Sets the virtual nodes that a domain's memory and vCPUs lie on (<c>XEN_DOMCTL_setvnumainfo</c>). Control
    /// domain.
    /// </summary>
    /// <param name="op">The domain and its nodes.</param>
    /// <remarks>
    /// <para>Order: <see cref="IMemoryOp.VirtualNumaTopology"/> tells the domain.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: no node or no range, the number of vCPUs is not the domain's, or
    /// padding is not 0.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an array is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 74, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_setvnumainfo")]
    HypercallResult SetVirtualNumaInfo(in DomctlOperation op);

    /// <summary>
    /// How much memory the hypervisor has for a domain's page tables (<c>XEN_DOMCTL_get_paging_mempool_size</c>).
    /// Control domain.
    /// </summary>
    /// <param name="op">The domain; the size on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the domain needs none.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 85, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_get_paging_mempool_size")]
    HypercallResult GetPagingPoolSize(ref DomctlOperation op);

    /// <summary>
    /// Sets how much memory the hypervisor has for a domain's page tables (<c>XEN_DOMCTL_set_paging_mempool_size</c>).
    /// Control domain.
    /// </summary>
    /// <param name="op">The domain and the size.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the size is no multiple of a page.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the domain needs none.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: there is not so much; some of it may have been set aside.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 86, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_set_paging_mempool_size")]
    HypercallResult SetPagingPoolSize(in DomctlOperation op);

    /// <summary>
    /// Turns sharing of equal pages between domains on or off (<c>XEN_DOMCTL_mem_sharing_op</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain, and whether.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, or there is no such
    /// command.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the domain has no nested page tables.</item>
    /// <item><see cref="XenErrno.CrossDevice"/>: the domain has devices of its own.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 57, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_mem_sharing_op")]
    HypercallResult MemorySharingOp(in DomctlOperation op);

    /// <summary>
    /// Compares a translated domain's map of memory with the machine's (<c>XEN_DOMCTL_audit_p2m</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain; the errors on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, as releases are.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is the caller's own.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 65, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_audit_p2m")]
    HypercallResult AuditPhysicalMap(ref DomctlOperation op);

    /// <summary>
    /// Marks a page of a fully virtualised domain's as one whose memory failed
    /// (<c>XEN_DOMCTL_set_broken_page_p2m</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and the page.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the page is not one of memory, or the domain is a PV
    /// domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 67, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_set_broken_page_p2m")]
    HypercallResult SetBrokenPage(in DomctlOperation op);

    /// <summary>
    /// Writes back and drops what is cached of a domain's memory (<c>XEN_DOMCTL_cacheflush</c>). ARM alone. Control
    /// domain.
    /// </summary>
    /// <param name="op">The domain and the pages.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: always, on x86.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 71, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_cacheflush")]
    HypercallResult CacheFlush(in DomctlOperation op);

    /// <summary>
    /// Says whether the rights that a monitor gave pages hold while no monitor listens
    /// (<c>XEN_DOMCTL_set_access_required</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain, and whether.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is the caller's own.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 64, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_set_access_required")]
    HypercallResult SetAccessRequired(in DomctlOperation op);
}
