namespace HypercallSdk.Abi;

/// <summary>
/// Event channels (<c>HYPERVISOR_event_channel_op</c>): notifications between domains, between vCPUs, and from the
/// hypervisor, one bit each.
/// </summary>
/// <remarks>
/// <para>
/// A port is the caller's end. It is closed, unbound (waits for another domain to connect), or bound: to another
/// domain's port, a virtual interrupt, a physical interrupt or a vCPU. Port 0 is never valid. New ports notify vCPU 0
/// unless the binding itself names a vCPU. A domain gets the lowest port that is free.
/// </para>
/// <para>
/// Every operation answers <see cref="XenErrno.BadAddress"/> when its argument is not memory that the caller may read, or
/// write where there is a result. An operation that fails changes nothing and leaves the argument as it was; the one
/// exception is a result that cannot be written, whose port stays bound. Those that make a port answer
/// <see cref="XenErrno.OutOfMemory"/> when the hypervisor has no memory for it, and
/// <see cref="XenErrno.InvalidArgument"/> when its domain is being destroyed.
/// </para>
/// </remarks>
[HypercallContract]
public interface IEventChannelOp
{
    /// <summary>
    /// Connects a new port of the caller to a port that another domain keeps open for it, and marks the new port pending
    /// (<c>EVTCHNOP_bind_interdomain</c>). Any domain.
    /// </summary>
    /// <param name="op">The far end; the new port on return.</param>
    /// <remarks>
    /// <para>Order: after the far end's <see cref="AllocateUnbound"/> that names the caller; the port's number travels by
    /// other means. The new port is pending from the start, since the far end may have sent before there was anyone to
    /// hear it: look for work once after binding.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no domain <see cref="EventChannelBindInterdomain.RemoteDomain"/>.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the far port is out of range, not unbound, or open for another
    /// domain.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: the caller has no port left.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 0, Privilege = HypercallPrivilege.Any)]
    [XenName("EVTCHNOP_bind_interdomain")]
    HypercallResult BindInterdomain(ref EventChannelBindInterdomain op);

    /// <summary>
    /// Binds a new port to a virtual interrupt (<c>EVTCHNOP_bind_virq</c>). Any domain; the control domain's own
    /// interrupts are bound by others in vain, for they never go off.
    /// </summary>
    /// <param name="op">The interrupt and the vCPU; the new port on return.</param>
    /// <remarks>
    /// <para>Order: a per-vCPU interrupt stays on the vCPU it is bound on. A global one is bound on vCPU 0 and may be moved
    /// with <see cref="BindVcpu"/>. To bind it again, close its port first.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such interrupt, or it is global and the vCPU is not
    /// 0.</item>
    /// <item><see cref="XenErrno.NotFound"/>: the caller has no such vCPU.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: the interrupt is bound on that vCPU.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: the caller has no port left.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 1)]
    [XenName("EVTCHNOP_bind_virq")]
    HypercallResult BindVirq(ref EventChannelBindVirq op);

    /// <summary>
    /// Binds a new port to a physical interrupt (<c>EVTCHNOP_bind_pirq</c>). Domains that were given the interrupt.
    /// </summary>
    /// <param name="op">The interrupt; the new port on return.</param>
    /// <remarks>
    /// <para>Order: after the interrupt was mapped by <c>physdev_op</c>.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the number is out of range, or the interrupt cannot be bound.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller was not given the interrupt.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: the caller has bound it.</item>
    /// <item><see cref="XenErrno.Busy"/>: another domain has it and one of the two does not share.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it in the hypervisor.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: the caller has no port left.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 2)]
    [XenName("EVTCHNOP_bind_pirq")]
    HypercallResult BindPhysicalIrq(ref EventChannelBindPhysicalIrq op);

    /// <summary>
    /// Closes a port (<c>EVTCHNOP_close</c>). A connected far end becomes unbound, open for the caller. Any domain.
    /// </summary>
    /// <param name="op">The port.</param>
    /// <remarks>
    /// <para>Order: the pending and mask bits of a closed port are cleared when it is handed out again, so a handler must
    /// not look at the port after it was closed.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the port is out of range, closed, or the hypervisor's own.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 3)]
    [XenName("EVTCHNOP_close")]
    HypercallResult Close(in EventChannelClose op);

    /// <summary>
    /// Notifies the far end of a port (<c>EVTCHNOP_send</c>): marks the far port pending, or the vCPU's for a port bound
    /// by <see cref="BindIpi"/>. Any domain.
    /// </summary>
    /// <param name="op">The port.</param>
    /// <remarks>
    /// <para>Order: any number of sends before the far end clears its pending bit are one. Sending on an unbound port is
    /// quietly lost: the far end may be about to connect again.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the port is out of range, closed, the hypervisor's own, or bound to an
    /// interrupt.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 4)]
    [XenName("EVTCHNOP_send")]
    HypercallResult Send(in EventChannelSend op);

    /// <summary>
    /// Tells what a port is bound to and which vCPU it notifies (<c>EVTCHNOP_status</c>). Any domain about itself;
    /// privileged domains about others.
    /// </summary>
    /// <param name="op">Domain and port; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the port is out of range.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 5, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("EVTCHNOP_status")]
    HypercallResult Status(ref EventChannelStatus op);

    /// <summary>
    /// Allocates a port that another domain may connect to (<c>EVTCHNOP_alloc_unbound</c>). Any domain for itself;
    /// privileged domains for others.
    /// </summary>
    /// <param name="op">The port's domain and the one that may connect; the new port on return.</param>
    /// <remarks>
    /// <para>Order: the first step of a connection; the other domain's <see cref="BindInterdomain"/> is the second.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no domain <see cref="EventChannelAllocateUnbound.Domain"/>. The
    /// one that may connect need not exist yet.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the port's domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: the domain has no port left.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 6, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("EVTCHNOP_alloc_unbound")]
    HypercallResult AllocateUnbound(ref EventChannelAllocateUnbound op);

    /// <summary>
    /// Binds a new port to a vCPU of the caller's own domain (<c>EVTCHNOP_bind_ipi</c>): <see cref="Send"/> on it notifies
    /// that vCPU. Any domain.
    /// </summary>
    /// <param name="op">The vCPU; the new port on return.</param>
    /// <remarks>
    /// <para>Order: the vCPU cannot be changed afterwards.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: the caller has no such vCPU.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: the caller has no port left.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 7)]
    [XenName("EVTCHNOP_bind_ipi")]
    HypercallResult BindIpi(ref EventChannelBindIpi op);

    /// <summary>
    /// Makes a port notify another vCPU (<c>EVTCHNOP_bind_vcpu</c>). Any domain.
    /// </summary>
    /// <param name="op">The port and the vCPU.</param>
    /// <remarks>
    /// <para>Order: a new port notifies vCPU 0. An event that is pending already stays with the vCPU that it was
    /// announced to.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: the caller has no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the port is out of range, closed or the hypervisor's own; or its vCPU
    /// cannot change, for it is bound to a vCPU or to a per-vCPU interrupt.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 8)]
    [XenName("EVTCHNOP_bind_vcpu")]
    HypercallResult BindVcpu(in EventChannelBindVcpu op);

    /// <summary>
    /// Clears a port's mask bit and gives the upcall that was held back, if the port is pending
    /// (<c>EVTCHNOP_unmask</c>). Any domain.
    /// </summary>
    /// <param name="op">The port.</param>
    /// <remarks>
    /// <para>Order: clearing the bit in shared_info instead gives no upcall for an event that came while it was set. That
    /// will do only where the same vCPU then looks at the pending bit itself.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the port is out of range.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 9)]
    [XenName("EVTCHNOP_unmask")]
    HypercallResult Unmask(in EventChannelUnmask op);

    /// <summary>
    /// Closes all ports of a domain (<c>EVTCHNOP_reset</c>), and takes it back from the FIFO to the 2-level ABI. Any domain
    /// for itself; privileged domains for others.
    /// </summary>
    /// <param name="op">The domain.</param>
    /// <remarks>
    /// <para>Order: ports that are bound while the call runs may be lost. Ports of console and store are closed, too.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is another and is not paused.</item>
    /// <item><see cref="XenErrno.Busy"/>: another vCPU resets the same domain.</item>
    /// <item><see cref="XenErrno.TryAgain"/>: ports were bound while the call ran.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 10, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("EVTCHNOP_reset")]
    HypercallResult Reset(in EventChannelReset op);

    /// <summary>
    /// Names the control block of a vCPU's queues (<c>EVTCHNOP_init_control</c>). The first one turns the domain from the
    /// 2-level ABI to the FIFO ABI, with 131,072 ports and 16 priorities. Any domain, for any of its vCPUs.
    /// </summary>
    /// <param name="op">The vCPU and the place of its <see cref="EventFifoControlBlock"/>; the bits of a link on return.</param>
    /// <remarks>
    /// <para>Order: for each vCPU before it is notified of anything, and before any port is bound: what is pending in the
    /// 2-level ABI when the domain turns is lost but for its own bits, and only <see cref="ExpandArray"/> gives ports words
    /// to be pending in. Events for a vCPU that has no control block then are lost. Back only by <see cref="Reset"/>. The
    /// frame is held writable meanwhile.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: the caller has no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the block would not end within the frame, its offset is no multiple of 8,
    /// the vCPU has one, or the frame is not one of the domain's that may be mapped writable.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 11, Privilege = HypercallPrivilege.Any)]
    [XenName("EVTCHNOP_init_control")]
    HypercallResult InitControl(ref EventChannelInitControl op);

    /// <summary>
    /// Gives the domain the next page of event words (<c>EVTCHNOP_expand_array</c>): words for 1,024 more ports. Any domain.
    /// </summary>
    /// <param name="op">The frame.</param>
    /// <remarks>
    /// <para>Order: after <see cref="InitControl"/>. An event for a port beyond the words that there are waits until its word
    /// comes. The frame is held writable until <see cref="Reset"/>; Xen does not mind one frame twice.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotSupported"/>: the domain uses the 2-level ABI.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: there are words for all 131,072 ports.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the frame is not one of the domain's that may be mapped writable.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 12, Privilege = HypercallPrivilege.Any)]
    [XenName("EVTCHNOP_expand_array")]
    HypercallResult ExpandArray(in EventChannelExpandArray op);

    /// <summary>
    /// Sets the queue that a port is put in when it becomes pending (<c>EVTCHNOP_set_priority</c>). Any domain.
    /// </summary>
    /// <param name="op">The port and its priority; 7 unless set.</param>
    /// <remarks>
    /// <para>Order: a port that stands in a queue stays there; the next event goes by the new priority.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the port is beyond those that the domain ever had, or the priority is more
    /// than 15.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the domain uses the 2-level ABI.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: the port is closed, or port 0.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 13)]
    [XenName("EVTCHNOP_set_priority")]
    HypercallResult SetPriority(in EventChannelSetPriority op);

    /// <summary>
    /// Goes on with a <see cref="Reset"/> that Xen interrupted (<c>EVTCHNOP_reset_cont</c>): Xen's own continuation, which a
    /// guest has no reason to make. Any domain about itself; privileged domains about others.
    /// </summary>
    /// <param name="op">The domain.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.Busy"/>: no reset of the domain was interrupted.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.EventChannelOp, Command = 14, Privilege = HypercallPrivilege.OverDomain)]
    [NotInXen("EVTCHNOP_reset_cont stands in the header for Xen itself alone")]
    HypercallResult ResetContinue(in EventChannelReset op);
}
