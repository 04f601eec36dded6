namespace HypercallSdk.Abi;

/// <content>A domain's devices: who may use which, and what they become.</content>
public partial interface IDomctl
{
    /// <summary>Allows a domain a physical interrupt (<c>XEN_DOMCTL_irq_permission</c>). Control domain.</summary>
    /// <param name="op">The domain, the interrupt, and whether.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such interrupt.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no right to the interrupt itself.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 19, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_irq_permission")]
    HypercallResult IrqPermission(in DomctlOperation op);

    /// <summary>Allows a domain a range of I/O memory (<c>XEN_DOMCTL_iomem_permission</c>). Control domain.</summary>
    /// <param name="op">The domain, the range, and whether.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the range is empty or goes beyond the machine's addresses.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no right to the range itself.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 20, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_iomem_permission")]
    HypercallResult IoMemoryPermission(in DomctlOperation op);

    /// <summary>Allows a domain a range of I/O ports (<c>XEN_DOMCTL_ioport_permission</c>). Control domain.</summary>
    /// <param name="op">The domain, the range, and whether.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the range goes beyond the last port.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no right to the range itself.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 21, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_ioport_permission")]
    HypercallResult IoPortPermission(in DomctlOperation op);

    /// <summary>Gives a domain a device (<c>XEN_DOMCTL_assign_device</c>). Control domain.</summary>
    /// <param name="op">The domain and the device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the machine has no IOMMU, or the domain was not made for
    /// devices.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the device is named in a way that it cannot have.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the flags do not exist.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device, or another domain has it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 37, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_assign_device")]
    HypercallResult AssignDevice(in DomctlOperation op);

    /// <summary>
    /// Tells whether a device can be given away (<c>XEN_DOMCTL_test_assign_device</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain, or <see cref="DomainId.Invalid"/> for whether any has it; and the device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the machine has no IOMMU, or the domain was not made for
    /// devices.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: a domain or another one has it, or it is none that can be
    /// given.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 45, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_test_assign_device")]
    HypercallResult TestAssignDevice(in DomctlOperation op);

    /// <summary>Takes a device back (<c>XEN_DOMCTL_deassign_device</c>). Control domain.</summary>
    /// <param name="op">The domain and the device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the machine has no IOMMU, or the domain was not made for
    /// devices.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the device is not the domain's.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 47, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_deassign_device")]
    HypercallResult DeassignDevice(in DomctlOperation op);

    /// <summary>
    /// Tells which devices cannot be told apart from one, and have to be given together
    /// (<c>XEN_DOMCTL_get_device_group</c>). Control domain.
    /// </summary>
    /// <param name="op">The domain, the device and where they go; how many on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the machine has no IOMMU, or the domain was not made for
    /// devices.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the caller may not write there.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 50, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_get_device_group")]
    HypercallResult GetDeviceGroup(ref DomctlOperation op);

    /// <summary>
    /// Brings a physical interrupt into a fully virtualised domain (<c>XEN_DOMCTL_bind_pt_irq</c>). Control domain,
    /// and the domain's device model.
    /// </summary>
    /// <param name="op">The domain, the interrupt and what it becomes.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such interrupt or type, or the domain is a PV
    /// domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller or the domain has no right to the interrupt.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the machine has no IOMMU.</item>
    /// <item><see cref="XenErrno.Busy"/>: it is something else already.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 38, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_bind_pt_irq")]
    HypercallResult BindPassedIrq(in DomctlOperation op);

    /// <summary>Ends that (<c>XEN_DOMCTL_unbind_pt_irq</c>). Control domain, and the domain's device model.</summary>
    /// <param name="op">As it was bound.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: it is not bound so.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller or the domain has no right to the interrupt.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the machine has no IOMMU.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 48, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_unbind_pt_irq")]
    HypercallResult UnbindPassedIrq(in DomctlOperation op);

    /// <summary>
    /// Puts I/O memory into a fully virtualised domain's address space (<c>XEN_DOMCTL_memory_mapping</c>). Control
    /// domain, and the domain's device model.
    /// </summary>
    /// <param name="op">The domain, the range, and whether.</param>
    /// <returns>How many frames were done, where it was not all of them: the rest is asked for again; 0 when all
    /// were.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: a range goes beyond its addresses.</item>
    /// <item><see cref="XenErrno.TooBig"/>: so many at once cannot be done.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller or the domain has no right to the range.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 39, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_memory_mapping")]
    HypercallResult MemoryMapping(in DomctlOperation op);

    /// <summary>
    /// Puts I/O ports into a fully virtualised domain's (<c>XEN_DOMCTL_ioport_mapping</c>). Control domain, and the
    /// domain's device model.
    /// </summary>
    /// <param name="op">The domain, the range, and whether.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: no port, or a range that goes beyond the last one.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no right to the range.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 40, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_ioport_mapping")]
    HypercallResult IoPortMapping(in DomctlOperation op);

    /// <summary>
    /// Sets up a serial line that Xen emulates (<c>XEN_DOMCTL_vuart_op</c>). ARM alone. Control domain.
    /// </summary>
    /// <param name="op">The domain and its ring; the event channel on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: always, on x86.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Domctl, Command = 81, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.DomctlVersion, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XEN_DOMCTL_vuart_op")]
    HypercallResult VirtualUartOp(ref DomctlOperation op);
}
