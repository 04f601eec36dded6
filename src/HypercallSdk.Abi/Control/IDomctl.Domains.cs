namespace HypercallSdk.Abi;

/// <content>Making domains, telling what they do, ending them.</content>
public partial interface IDomctl
{
    /// <summary>
    /// Makes a domain without memory and without vCPUs (<c>XEN_DOMCTL_createdomain</c>). Control domain.
    /// </summary>
    /// <param name="op">What it is to be, and its number; 0 or a reserved one for the next that is free. Its number on
    /// return.</param>
    /// <remarks>
    /// <para>Order: it is stopped once. <see cref="MaxVcpus"/> and <see cref="MaxMemory"/> come next, then its memory,
    /// then <see cref="SetVcpuContext"/>, and at last <see cref="UnpauseDomain"/>.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: a domain has the number.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: flags or options that do not exist or do not go together, no vCPU
    /// or too many, an emulation that such a domain cannot have.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such pool of physical CPUs.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: no physical CPU is in the pool.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory, or every number is in use.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_DOMCTL_createdomain")]
    HypercallResult CreateDomain(ref DomctlOperation op);

    /// <summary>Ends a domain and gives its memory back (<c>XEN_DOMCTL_destroydomain</c>). Control domain.</summary>
    /// <param name="op">The domain.</param>
    /// <remarks>
    /// <para>Order: the domain is gone once nobody maps its pages any longer; till then <see cref="GetDomainInfo"/>
    /// shows it as <see cref="DomainStateFlags.Dying"/>.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 2, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_destroydomain")]
    HypercallResult DestroyDomain(in DomctlOperation op);

    /// <summary>Tells what a domain has and does (<c>XEN_DOMCTL_getdomaininfo</c>). Control domain.</summary>
    /// <param name="op">The domain's number; on return that of the domain that was found, which is the next higher one
    /// where there is none, and the answer.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no domain with this number or a higher one.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the number is a reserved one.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 5, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_getdomaininfo")]
    HypercallResult GetDomainInfo(ref DomctlOperation op);

    /// <summary>Names a domain anew (<c>XEN_DOMCTL_setdomainhandle</c>). Control domain.</summary>
    /// <param name="op">The domain and the name.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 17, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_setdomainhandle")]
    HypercallResult SetDomainHandle(in DomctlOperation op);

    /// <summary>
    /// Has a debugger hold a domain: it stops where it would crash (<c>XEN_DOMCTL_setdebugging</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain, and whether.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 18, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_setdebugging")]
    HypercallResult SetDebugging(in DomctlOperation op);

    /// <summary>
    /// Sets how far a domain's wall clock is from the machine's (<c>XEN_DOMCTL_settimeoffset</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and the offset.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 24, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_settimeoffset")]
    HypercallResult SetTimeOffset(in DomctlOperation op);

    /// <summary>
    /// Has a domain that shut itself down go on behind its call (<c>XEN_DOMCTL_resumedomain</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain.</param>
    /// <remarks>
    /// <para>Order: after a shutdown with <see cref="ShutdownReason.Suspend"/>, whose call then returns 1 where the
    /// toolstack has put that into RAX.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 27, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_resumedomain")]
    HypercallResult ResumeDomain(in DomctlOperation op);

    /// <summary>
    /// Has a port of the caller's notified when the domain suspends, instead of <see cref="Virq.DomainException"/>
    /// (<c>XEN_DOMCTL_subscribe</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and the port.</param>
    /// <remarks>
    /// <para>Order: the last who asks is told.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 29, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_subscribe")]
    HypercallResult Subscribe(in DomctlOperation op);

    /// <summary>
    /// Gives a domain rights over one that it serves as device model (<c>XEN_DOMCTL_set_target</c>). Control domain.
    /// </summary>
    /// <param name="op">The serving domain, and the one it serves.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the two are one, or it serves another one already.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the one to be served is a PV domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 46, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_set_target")]
    HypercallResult SetTarget(in DomctlOperation op);

    /// <summary>
    /// Sends a global virtual interrupt to a domain instead of the control domain
    /// (<c>XEN_DOMCTL_set_virq_handler</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and the interrupt.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such interrupt, or it is not a global one.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 66, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_set_virq_handler")]
    HypercallResult SetVirqHandler(in DomctlOperation op);

    /// <summary>
    /// Takes back what a domain has set up with the hypervisor: ports, grants, entry points
    /// (<c>XEN_DOMCTL_soft_reset</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain.</param>
    /// <remarks>
    /// <para>Order: after a shutdown with <see cref="ShutdownReason.SoftReset"/>.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own, or it runs.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 79, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_soft_reset")]
    HypercallResult SoftReset(in DomctlOperation op);

    /// <summary>
    /// Chooses between the 32-bit and the 64-bit interface (<c>XEN_DOMCTL_set_address_size</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and the size.</param>
    /// <remarks>
    /// <para>Order: before the domain has memory.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the size is neither 32 nor 64, or not one that the domain can
    /// have.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the domain has memory.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the domain is fully virtualised.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 35, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_set_address_size")]
    HypercallResult SetAddressSize(in DomctlOperation op);

    /// <summary>Tells which interface a domain has (<c>XEN_DOMCTL_get_address_size</c>). Control domain.</summary>
    /// <param name="op">The domain; the size on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 36, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_get_address_size")]
    HypercallResult GetAddressSize(ref DomctlOperation op);

    /// <summary>
    /// Reads what a domain sees of its processor (<c>XEN_DOMCTL_get_cpu_policy</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and where it goes; how much there is on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own and cannot be stopped.</item>
    /// <item><see cref="XenErrno.NoBufferSpace"/>: there is more than fits.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an array is not memory that the caller may write.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 82, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_get_cpu_policy")]
    HypercallResult GetCpuPolicy(ref DomctlOperation op);

    /// <summary>Sets what a domain sees of its processor (<c>XEN_DOMCTL_set_cpu_policy</c>). Control domain.</summary>
    /// <param name="op">The domain and what it is to see; what was refused on return.</param>
    /// <remarks>
    /// <para>Order: before the domain first runs.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: the domain has run.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the processor cannot do what was asked for.</item>
    /// <item><see cref="XenErrno.TooBig"/>: there are more leaves or registers than exist.</item>
    /// <item><see cref="XenErrno.OutOfRange"/>: a leaf or a register is not one of those that can be set.</item>
    /// <item><see cref="XenErrno.Overflow"/>: a register's value is beyond its width.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an array is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 83, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_set_cpu_policy")]
    HypercallResult SetCpuPolicy(ref DomctlOperation op);
}
