namespace HypercallSdk.Abi;

/// <content>Debuggers, monitors and traces, and the state of fully virtualised domains.</content>
public partial interface IDomctl
{
    /// <summary>
    /// Reads the state of a fully virtualised domain's processors and devices (<c>XEN_DOMCTL_gethvmcontext</c>).
    /// Control domain.
    /// </summary>
    /// <param name="op">The domain and where it goes; its size on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is a PV domain.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: it is more than fits.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the caller may not write there.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 33, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_gethvmcontext")]
    HypercallResult GetHvmContext(ref DomctlOperation op);

    /// <summary>Sets it (<c>XEN_DOMCTL_sethvmcontext</c>). Control domain.</summary>
    /// <param name="op">The domain and where it is.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is a PV domain, or the state is none.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: it is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 34, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_sethvmcontext")]
    HypercallResult SetHvmContext(in DomctlOperation op);

    /// <summary>Reads one record of it (<c>XEN_DOMCTL_gethvmcontext_partial</c>). Control domain.</summary>
    /// <param name="op">The domain, the record and where it goes; its size on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is a PV domain, or there is no such record.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such instance of the record.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the caller may not write there.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 55, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_gethvmcontext_partial")]
    HypercallResult GetHvmContextPartial(ref DomctlOperation op);

    /// <summary>Steps a vCPU of a fully virtualised domain (<c>XEN_DOMCTL_debug_op</c>). Control domain.</summary>
    /// <param name="op">Domain, vCPU and whether.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain has no such vCPU, or it is the calling one.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the domain is a PV domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such command.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 54, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_debug_op")]
    HypercallResult DebugOp(in DomctlOperation op);

    /// <summary>
    /// Sets up a ring on which a domain's events are told (<c>XEN_DOMCTL_vm_event_op</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain, the ring and what to do; its port or the version on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own, is dying or has no vCPU.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the domain has no nested page tables.</item>
    /// <item><see cref="XenErrno.TooManyLinks"/>: the domain has devices of its own.</item>
    /// <item><see cref="XenErrno.CrossDevice"/>: the domain is filled on demand.</item>
    /// <item><see cref="XenErrno.Busy"/>: the ring is set up already.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such ring or command, or the hypervisor was built
    /// without it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 56, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_vm_event_op")]
    HypercallResult VmEventOp(ref DomctlOperation op);

    /// <summary>Says which of a domain's events are told (<c>XEN_DOMCTL_monitor_op</c>). Control domain.</summary>
    /// <param name="op">The domain, the event and how; what can be told on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is the caller's own.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the event cannot be told, or no ring is set up.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: it is as asked for already.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the domain is a PV domain, or there is no such command.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 77, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_monitor_op")]
    HypercallResult MonitorOp(ref DomctlOperation op);

    /// <summary>Has the processor trace what a vCPU executes (<c>XEN_DOMCTL_vmtrace_op</c>). Control domain.</summary>
    /// <param name="op">Domain, vCPU and what to do; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain was made without traces, it has no such vCPU, or it is
    /// as asked for already.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the processor cannot, or there is no such command.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 84, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_vmtrace_op")]
    HypercallResult TraceOp(ref DomctlOperation op);

    /// <summary>
    /// Has the processor count what a domain uses of its caches (<c>XEN_DOMCTL_psr_cmt_op</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and what to do; the monitor on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the processor cannot.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: the domain has a monitor.</item>
    /// <item><see cref="XenErrno.NotFound"/>: it has none.</item>
    /// <item><see cref="XenErrno.Overflow"/>: all monitors are in use.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such command.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 75, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_psr_cmt_op")]
    HypercallResult CacheMonitoringOp(ref DomctlOperation op);

    /// <summary>
    /// Says which part of the caches a domain may fill, and how its memory accesses are slowed down
    /// (<c>XEN_DOMCTL_psr_alloc</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain, the socket and what to do; the value on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the processor cannot, or there is no such command.</item>
    /// <item><see cref="XenErrno.OutOfRange"/>: there is no such socket.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the value is not one that can be set.</item>
    /// <item><see cref="XenErrno.Overflow"/>: all classes of service are in use.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 78, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_psr_alloc")]
    HypercallResult CacheAllocation(ref DomctlOperation op);

    /// <summary>
    /// Copies between a domain's memory and the caller's (<c>XEN_DOMCTL_gdbsx_guestmemio</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain and the two addresses; what was not copied on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain has no memory at the address.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: not all of it could be copied.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 1000, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_gdbsx_guestmemio")]
    HypercallResult GdbGuestMemory(ref DomctlOperation op);

    /// <summary>
    /// Stops one vCPU of a domain that is stopped (<c>XEN_DOMCTL_gdbsx_pausevcpu</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain and vCPU.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.Busy"/>: the domain is not stopped.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: it has no such vCPU.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 1001, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_gdbsx_pausevcpu")]
    HypercallResult GdbPauseVcpu(in DomctlOperation op);

    /// <summary>Takes that back (<c>XEN_DOMCTL_gdbsx_unpausevcpu</c>). Control domain.</summary>
    /// <param name="op">Domain and vCPU.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.Busy"/>: the domain is not stopped.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: it has no such vCPU, or the vCPU was not stopped.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 1002, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_gdbsx_unpausevcpu")]
    HypercallResult GdbUnpauseVcpu(in DomctlOperation op);

    /// <summary>
    /// Tells whether a domain is stopped, and by what (<c>XEN_DOMCTL_gdbsx_domstatus</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 1003, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_gdbsx_domstatus")]
    HypercallResult GdbDomainStatus(ref DomctlOperation op);
}
