namespace HypercallSdk.Abi;

/// <content>Which PCI devices there are, and what the control domain says about them.</content>
public partial interface IPhysicalDeviceOp
{
    /// <summary>
    /// Tells of a device (<c>PHYSDEVOP_manage_pci_add</c>). <see cref="PciDeviceAdd"/> knows of segments. Control
    /// domain.
    /// </summary>
    /// <param name="op">The device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was built without PCI.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 15, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_manage_pci_add")]
    HypercallResult ManagePciAdd(in PhysicalPciPlace op);

    /// <summary>Tells that it is gone (<c>PHYSDEVOP_manage_pci_remove</c>). Control domain.</summary>
    /// <param name="op">The device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was built without PCI.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 16, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_manage_pci_remove")]
    HypercallResult ManagePciRemove(in PhysicalPciPlace op);

    /// <summary>
    /// Sets a device's messages up again after the device was reset (<c>PHYSDEVOP_restore_msi</c>). Control domain.
    /// </summary>
    /// <param name="op">The device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: the device has lost an interrupt.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 19, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_restore_msi")]
    HypercallResult RestoreMsi(in PhysicalRestoreMsi op);

    /// <summary>
    /// Tells of a device and of the function that it belongs to (<c>PHYSDEVOP_manage_pci_add_ext</c>). Control domain.
    /// </summary>
    /// <param name="op">The device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was built without PCI.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: a flag is neither 0 nor 1.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 20, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_manage_pci_add_ext")]
    HypercallResult ManagePciAddExtended(in PhysicalPciExtended op);

    /// <summary>
    /// Says whether the firmware keeps others from a configuration space's memory
    /// (<c>PHYSDEVOP_pci_mmcfg_reserved</c>). Control domain.
    /// </summary>
    /// <param name="op">Where it lies.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the hypervisor knows of no configuration space there.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: it lies where it cannot be used.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 24, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_pci_mmcfg_reserved")]
    HypercallResult PciConfigurationReserved(in PhysicalConfigurationSpace op);

    /// <summary>Tells of a device (<c>PHYSDEVOP_pci_device_add</c>). Control domain.</summary>
    /// <param name="op">The device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was built without PCI.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: flags that do not exist.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 25, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_pci_device_add")]
    HypercallResult PciDeviceAdd(in PhysicalPciDevice op);

    /// <summary>Tells that a device is gone (<c>PHYSDEVOP_pci_device_remove</c>). Control domain.</summary>
    /// <param name="op">The device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was built without PCI.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 26, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_pci_device_remove")]
    HypercallResult PciDeviceRemove(in PciDevice op);

    /// <summary>
    /// As <see cref="RestoreMsi"/>, of any segment (<c>PHYSDEVOP_restore_msi_ext</c>). Control domain.
    /// </summary>
    /// <param name="op">The device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: the device has lost an interrupt.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 27, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_restore_msi_ext")]
    HypercallResult RestoreMsiExtended(in PciDevice op);

    /// <summary>
    /// Tells that a USB controller that the console is on is reset (<c>PHYSDEVOP_dbgp_op</c>). Control domain.
    /// </summary>
    /// <param name="op">The controller, and when.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the console is on a controller, and there is no such command or
    /// bus.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 29, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_dbgp_op")]
    HypercallResult DebugPortOp(in PhysicalDebugPort op);

    /// <summary>
    /// Says that a device's memory stays where it is, so that its table of messages can be used
    /// (<c>PHYSDEVOP_prepare_msix</c>). Control domain.
    /// </summary>
    /// <param name="op">The device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device, or it has no table.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 30, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_prepare_msix")]
    HypercallResult PrepareMsix(in PciDevice op);

    /// <summary>Takes that back (<c>PHYSDEVOP_release_msix</c>). Control domain.</summary>
    /// <param name="op">The device.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device, or it has no table.</item>
    /// <item><see cref="XenErrno.Busy"/>: a domain uses its messages.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 31, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_release_msix")]
    HypercallResult ReleaseMsix(in PciDevice op);
}
