namespace HypercallSdk.Abi;

/// <summary>
/// The machine's devices and their interrupts. Here: interrupts and I/O ports (<c>HYPERVISOR_physdev_op</c>).
/// </summary>
/// <remarks>
/// A domain that devices were given to uses its own; what concerns the machine as a whole is the control domain's.
/// </remarks>
[HypercallContract]
public partial interface IPhysicalDeviceOp
{
    /// <summary>
    /// Has interrupts come again whose ports were unmasked (<c>PHYSDEVOP_IRQ_UNMASK_NOTIFY</c>). Given up: <see
    /// cref="EndOfInterrupt"/> has its place. Any domain; cannot fail.
    /// </summary>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 4, Privilege = HypercallPrivilege.Any)]
    [XenName("PHYSDEVOP_IRQ_UNMASK_NOTIFY")]
    HypercallResult IrqUnmaskNotify();

    /// <summary>
    /// Tells what a physical interrupt asks of its handler (<c>PHYSDEVOP_irq_status_query</c>). Any domain, about its
    /// own.
    /// </summary>
    /// <param name="query">The interrupt; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such interrupt.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 5, Privilege = HypercallPrivilege.Any)]
    [XenName("PHYSDEVOP_irq_status_query")]
    HypercallResult IrqStatusQuery(ref PhysicalIrqStatusQuery query);

    /// <summary>
    /// Sets from which ring on the calling vCPU may use I/O ports (<c>PHYSDEVOP_set_iopl</c>). Any domain.
    /// </summary>
    /// <param name="op">The ring: 0 for none but the hypervisor, 1 for the kernel, 3 for user mode as well.</param>
    /// <remarks>
    /// <para>Order: a port is used only where the domain has a right to it besides.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such ring.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 6, Privilege = HypercallPrivilege.Any)]
    [XenName("PHYSDEVOP_set_iopl")]
    HypercallResult SetPrivilegeLevel(in PhysicalSetPrivilegeLevel op);

    /// <summary>
    /// Says which I/O ports user mode may use on the calling vCPU (<c>PHYSDEVOP_set_iobitmap</c>). Any domain.
    /// </summary>
    /// <param name="op">The bitmap: it stays the caller's and is read at each use.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there are more ports than 65,536, or the bitmap is not at an
    /// address that a guest can have.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 7, Privilege = HypercallPrivilege.Any)]
    [XenName("PHYSDEVOP_set_iobitmap")]
    HypercallResult SetIoBitmap(in PhysicalSetIoBitmap op);

    /// <summary>Reads a register of a router of interrupts (<c>PHYSDEVOP_apic_read</c>). Control domain.</summary>
    /// <param name="op">Which; what it holds on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no router there, or it has no such register.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 8, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_apic_read")]
    HypercallResult IoApicRead(ref PhysicalIoApic op);

    /// <summary>Writes one (<c>PHYSDEVOP_apic_write</c>). Control domain.</summary>
    /// <param name="op">Which, and what.</param>
    /// <remarks>
    /// <para>Order: vectors and destinations stay the hypervisor's.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no router there, or it has no such register.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 9, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_apic_write")]
    HypercallResult IoApicWrite(in PhysicalIoApic op);

    /// <summary>
    /// Given up, and answered with a vector that means nothing (<c>PHYSDEVOP_alloc_irq_vector</c>). Control domain.
    /// </summary>
    /// <param name="op">The interrupt; a vector on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 10, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_alloc_irq_vector")]
    HypercallResult AllocateIrqVector(ref PhysicalIrqVector op);

    /// <summary>Given up (<c>PHYSDEVOP_free_irq_vector</c>). Control domain.</summary>
    /// <param name="op">The interrupt.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: always.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 11, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_free_irq_vector")]
    HypercallResult FreeIrqVector(in PhysicalIrqVector op);

    /// <summary>Says that an interrupt's handler is done (<c>PHYSDEVOP_eoi</c>). Any domain, for its own.</summary>
    /// <param name="op">The interrupt.</param>
    /// <remarks>
    /// <para>Order: where <see cref="IrqStatus.NeedsEndOfInterrupt"/> is set, else the interrupt does not come again.
    /// After <see cref="EndOfInterruptPageUnmasking"/> this unmasks its event channel too.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such interrupt, or it is not bound.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 12, Privilege = HypercallPrivilege.Any)]
    [XenName("PHYSDEVOP_eoi")]
    HypercallResult EndOfInterrupt(in PhysicalIrq op);

    /// <summary>
    /// Gives a domain a physical interrupt (<c>PHYSDEVOP_map_pirq</c>). Privileged domains for others; any domain for
    /// itself, of its own devices.
    /// </summary>
    /// <param name="op">The domain and the interrupt; its number on return.</param>
    /// <remarks>
    /// <para>Order: <see cref="IEventChannelOp.BindPhysicalIrq"/> comes next.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain or to the interrupt.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such type or line, or the number is in use.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: no number is free.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such device, or it has no messages.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: it is mapped already.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 13, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("PHYSDEVOP_map_pirq")]
    HypercallResult MapIrq(ref PhysicalMapIrq op);

    /// <summary>
    /// Takes it back (<c>PHYSDEVOP_unmap_pirq</c>). Privileged domains for others; any domain for itself.
    /// </summary>
    /// <param name="op">The domain and the number.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain has no such interrupt.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 14, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("PHYSDEVOP_unmap_pirq")]
    HypercallResult UnmapIrq(in PhysicalUnmapIrq op);

    /// <summary>
    /// As <see cref="EndOfInterruptPage"/>, with <see cref="EndOfInterrupt"/> unmasking the event channel as well
    /// (<c>PHYSDEVOP_pirq_eoi_gmfn_v1</c>). Any domain.
    /// </summary>
    /// <param name="op">The page.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the page is not the caller's, or not one that can be
    /// written.</item>
    /// <item><see cref="XenErrno.Busy"/>: there is such a page already.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 17, Privilege = HypercallPrivilege.Any)]
    [XenName("PHYSDEVOP_pirq_eoi_gmfn_v1")]
    HypercallResult EndOfInterruptPageUnmasking(in PhysicalEndOfInterruptPage op);

    /// <summary>Says how a line of the machine signals (<c>PHYSDEVOP_setup_gsi</c>). Control domain.</summary>
    /// <param name="op">The line, and how.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such line.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: the line was set up already.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 21, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("PHYSDEVOP_setup_gsi")]
    HypercallResult SetupGsi(in PhysicalSetupGsi op);

    /// <summary>
    /// Finds a number that no physical interrupt of the caller's has (<c>PHYSDEVOP_get_free_pirq</c>). Any domain.
    /// </summary>
    /// <param name="op">What for; the number on return.</param>
    /// <remarks>
    /// <para>Order: the number is set aside for <see cref="MapIrq"/>.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: none is free.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 23, Privilege = HypercallPrivilege.Any)]
    [XenName("PHYSDEVOP_get_free_pirq")]
    HypercallResult GetFreeIrq(ref PhysicalGetFreeIrq op);

    /// <summary>
    /// Names a page in which the hypervisor says, a bit for each interrupt, which need <see cref="EndOfInterrupt"/>
    /// (<c>PHYSDEVOP_pirq_eoi_gmfn_v2</c>). Any domain.
    /// </summary>
    /// <param name="op">The page.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the page is not the caller's, or not one that can be
    /// written.</item>
    /// <item><see cref="XenErrno.Busy"/>: there is such a page already.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PhysdevOp, Command = 28, Privilege = HypercallPrivilege.Any)]
    [XenName("PHYSDEVOP_pirq_eoi_gmfn_v2")]
    HypercallResult EndOfInterruptPage(in PhysicalEndOfInterruptPage op);
}
