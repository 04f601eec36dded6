namespace HypercallSdk.Abi;

/// <summary>
/// What a toolstack does to domains (<c>HYPERVISOR_domctl</c>). Here: what is about their vCPUs and their share of the
/// physical CPUs.
/// </summary>
/// <remarks>
/// <para>
/// One structure carries the command, the version of the interface, the domain and the arguments. The version is looked at
/// first: one of another release is refused with <see cref="XenErrno.AccessDenied"/> whatever the command, whoever the
/// caller. Then the domain is looked for, then the caller's rights, then the command's own arguments; a command that does not
/// exist comes last, as <see cref="XenErrno.NotImplemented"/>.
/// </para>
/// <para>
/// The domain is named by its number: <see cref="DomainId.Self"/> is no domain here. Every operation answers
/// <see cref="XenErrno.BadAddress"/> when the structure is not memory that the caller may read, all of it, or write where
/// there is a result.
/// </para>
/// </remarks>
[HypercallContract]
public partial interface IDomctl
{
    /// <summary>
    /// Stops a domain until it is let go as often as it was stopped (<c>XEN_DOMCTL_pausedomain</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain.</param>
    /// <remarks>
    /// <para>Order: none of its vCPUs runs when the call returns. What arrives for it meanwhile waits.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own.</item>
    /// <item><see cref="XenErrno.Overflow"/>: the domain is stopped 255 times.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 3, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_pausedomain")]
    HypercallResult PauseDomain(in DomctlOperation op);

    /// <summary>
    /// Takes one stop back (<c>XEN_DOMCTL_unpausedomain</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain.</param>
    /// <remarks>
    /// <para>Order: a domain that was just made is stopped once.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: nobody has stopped the domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 4, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_unpausedomain")]
    HypercallResult UnpauseDomain(in DomctlOperation op);

    /// <summary>
    /// Says where a vCPU may run and where it likes to (<c>XEN_DOMCTL_setvcpuaffinity</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain, vCPU and masks.</param>
    /// <remarks>
    /// <para>Order: the hard mask is done first; bits of CPUs that are not there are dropped. What comes of each (the mask
    /// within the pool; the soft one within the hard one too) is written back. Where the soft mask is refused the hard one
    /// is as it was.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: no flag is set, the domain has no such vCPU, or no physical CPU
    /// of the domain's pool is left in the hard mask.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: a mask is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy of the masks.</item>
    /// <item><see cref="XenErrno.Busy"/>: the vCPU is kept on another physical CPU by
    /// <see cref="ISchedOp.PinOverride"/>.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 9, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_setvcpuaffinity")]
    HypercallResult SetVcpuAffinity(in DomctlOperation op);

    /// <summary>
    /// Tells what a vCPU is doing (<c>XEN_DOMCTL_getvcpuinfo</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain and vCPU; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain has no such vCPU.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 14, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_getvcpuinfo")]
    HypercallResult GetVcpuInfo(ref DomctlOperation op);

    /// <summary>
    /// Makes the vCPUs of a domain that was just made (<c>XEN_DOMCTL_max_vcpus</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain and number.</param>
    /// <remarks>
    /// <para>Order: once, before the domain runs; those that are there stay.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the number is not the one that the domain was made with, or the
    /// domain is the caller's own.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 15, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_max_vcpus")]
    HypercallResult MaxVcpus(in DomctlOperation op);

    /// <summary>
    /// Sets or reads what the scheduler goes by for a domain (<c>XEN_DOMCTL_scheduler_op</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain, scheduler, command and parameters; the parameters on return.</param>
    /// <remarks>
    /// <para>Order: Under Credit and Credit2 a weight of 0 leaves the weight as it is and a cap of 65535 the cap. The
    /// structure is written back whatever the result.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the scheduler is not the one that the domain runs under, there is
    /// no such command, the scheduler knows no parameters of single vCPUs, the parameters are out of range, or the
    /// vCPUs are to be read into nowhere.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the security module forbids it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the list of vCPUs is not memory that the caller may read or write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 16, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_scheduler_op")]
    HypercallResult SchedulerOp([CopyOut(CopyOutWhen.Always)] ref DomctlOperation op);

    /// <summary>
    /// Reads the masks as they were set (<c>XEN_DOMCTL_getvcpuaffinity</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain, vCPU and where the masks go.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: no flag is set, or the domain has no such vCPU.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: a mask is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 25, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_getvcpuaffinity")]
    HypercallResult GetVcpuAffinity(in DomctlOperation op);
}
