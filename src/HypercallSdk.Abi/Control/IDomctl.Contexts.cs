namespace HypercallSdk.Abi;

/// <content>What a vCPU's registers hold, and the rest of its state.</content>
public partial interface IDomctl
{
    /// <summary>
    /// Sets all that a vCPU starts from or goes on with (<c>XEN_DOMCTL_setvcpucontext</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain, vCPU and where its state is; null takes the vCPU down and forgets its state.</param>
    /// <remarks>
    /// <para>Order: as <see cref="IVcpuOp.Initialise"/>, but as often as is asked for, the domain stopped.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own, it has no such vCPU, or the state
    /// is one that no vCPU can have, for the reasons told at <see cref="IVcpuOp.Initialise"/>.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the state is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 12, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_setvcpucontext")]
    HypercallResult SetVcpuContext(in DomctlOperation op);

    /// <summary>Reads it (<c>XEN_DOMCTL_getvcpucontext</c>). Control domain.</summary>
    /// <param name="op">Domain, vCPU and where its state goes.</param>
    /// <remarks>
    /// <para>Order: the domain stands still meanwhile.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own, or it has no such vCPU.</item>
    /// <item><see cref="XenErrno.NoData"/>: the vCPU has no state yet.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the caller may not write there.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 13, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_getvcpucontext")]
    HypercallResult GetVcpuContext(in DomctlOperation op);

    /// <summary>
    /// Sets what <see cref="VcpuGuestContext"/> has no place for: the entries of 32-bit system calls and machine
    /// checks (<c>XEN_DOMCTL_set_ext_vcpucontext</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain, vCPU and state.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the vCPU is the calling one, the size is less than what is meant,
    /// or an entry's address is not a guest's.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: the domain has no such vCPU.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 42, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_set_ext_vcpucontext")]
    HypercallResult SetExtendedVcpuContext(in DomctlOperation op);

    /// <summary>Reads it (<c>XEN_DOMCTL_get_ext_vcpucontext</c>). Control domain.</summary>
    /// <param name="op">Domain and vCPU; the state on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: the domain has no such vCPU, or it is the calling one.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 43, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_get_ext_vcpucontext")]
    HypercallResult GetExtendedVcpuContext(ref DomctlOperation op);

    /// <summary>
    /// Sets a vCPU's vector registers and the like (<c>XEN_DOMCTL_setvcpuextstate</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain, vCPU and where its state is.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: the domain has no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the state is not as long as it says, or holds what the processor
    /// does not have.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the state is of a form that the processor does not have.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the state is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 62, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_setvcpuextstate")]
    HypercallResult SetVcpuExtendedState(in DomctlOperation op);

    /// <summary>Reads them (<c>XEN_DOMCTL_getvcpuextstate</c>). Control domain.</summary>
    /// <param name="op">Domain, vCPU and where its state goes; its size on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: the domain has no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the size is not the state's.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the caller may not write there.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 63, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_getvcpuextstate")]
    HypercallResult GetVcpuExtendedState(ref DomctlOperation op);

    /// <summary>
    /// Reads a vCPU's model-specific registers that have to be saved with it (<c>XEN_DOMCTL_get_vcpu_msrs</c>).
    /// Control domain.
    /// </summary>
    /// <param name="op">Domain, vCPU and where they go; how many on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own, it has no such vCPU, or it is not
    /// a PV domain.</item>
    /// <item><see cref="XenErrno.NoBufferSpace"/>: there are more than fit.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the caller may not write there.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 72, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_get_vcpu_msrs")]
    HypercallResult GetVcpuMsrs(ref DomctlOperation op);

    /// <summary>Sets them (<c>XEN_DOMCTL_set_vcpu_msrs</c>). Control domain.</summary>
    /// <param name="op">Domain, vCPU and registers; the index of the one that was refused on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own, it has no such vCPU, it is not a
    /// PV domain, or a register or its value is not one that can be set.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the registers are not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 73, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_set_vcpu_msrs")]
    HypercallResult SetVcpuMsrs(ref DomctlOperation op);

    /// <summary>Reads how a domain's time-stamp counter runs (<c>XEN_DOMCTL_gettscinfo</c>). Control domain.</summary>
    /// <param name="op">The domain; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 59, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_gettscinfo")]
    HypercallResult GetTscInfo(ref DomctlOperation op);

    /// <summary>Sets it (<c>XEN_DOMCTL_settscinfo</c>). Control domain.</summary>
    /// <param name="op">The domain and how.</param>
    /// <remarks>
    /// <para>Order: before the domain first runs, or as it is restored.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is the caller's own, or there is no such mode.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 60, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_settscinfo")]
    HypercallResult SetTscInfo(in DomctlOperation op);

    /// <summary>
    /// Sends a vCPU a non-maskable interrupt, or presses a button of a fully virtualised domain
    /// (<c>XEN_DOMCTL_sendtrigger</c>). Control domain.
    /// </summary>
    /// <param name="op">Domain, vCPU and what.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: the domain has no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: a PV domain has no such button.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such trigger, or none for a PV domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 28, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_sendtrigger")]
    HypercallResult SendTrigger(in DomctlOperation op);
}
