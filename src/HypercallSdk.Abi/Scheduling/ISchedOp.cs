namespace HypercallSdk.Abi;

/// <summary>Giving the processor away, for a while or for good (<c>HYPERVISOR_sched_op</c>).</summary>
[HypercallContract]
public interface ISchedOp
{
    /// <summary>Lets other vCPUs run; the caller stays runnable (<c>SCHEDOP_yield</c>). Any domain; cannot fail.</summary>
    [Hypercall(HypercallNumber.SchedOp, Command = 0)]
    [XenName("SCHEDOP_yield")]
    HypercallResult Yield();

    /// <summary>
    /// Unmasks upcalls and waits until an event is pending for this vCPU (<c>SCHEDOP_block</c>). Any domain; cannot fail on
    /// Xen.
    /// </summary>
    /// <remarks>
    /// <para>Order: mask upcalls, look for work, block: an event in between is not lost, since unmasking and looking again
    /// are one step. The upcall runs before the call returns.</para>
    /// <para>A kernel that the built-in hypervisor runs in-process returns from its handler instead: there the call is
    /// refused with <see cref="XenErrno.NotSupported"/> and an explanation.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.SchedOp, Command = 1)]
    [XenName("SCHEDOP_block")]
    HypercallResult Block();

    /// <summary>
    /// Stops all vCPUs of the caller's domain and tells the toolstack why (<c>SCHEDOP_shutdown</c>). Any domain. Does not
    /// return, except from a suspend.
    /// </summary>
    /// <param name="op">Why. Xen keeps the low 8 bits and does not check them.</param>
    /// <param name="startInfo">
    /// For <see cref="ShutdownReason.Suspend"/>: the machine frame of start_info, which the toolstack fills again on
    /// restore; not looked at otherwise.
    /// </param>
    /// <returns>After a suspend: 0 in the restored domain, 1 when it was cancelled.</returns>
    /// <remarks>
    /// <para>Order: before a suspend, everything that holds machine frames, ports or grants is taken down, and all other
    /// vCPUs are down. A domain that latched a code by <see cref="ShutdownCode"/> is reported with that.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.SchedOp, Command = 2, Privilege = HypercallPrivilege.Any)]
    [XenName("SCHEDOP_shutdown")]
    HypercallResult Shutdown(in SchedShutdown op, MachineFrame startInfo);

    /// <summary>
    /// Waits until one of some ports is pending, masked or not, or a time has come (<c>SCHEDOP_poll</c>). Any domain.
    /// </summary>
    /// <param name="op">Ports and time.</param>
    /// <remarks>
    /// <para>Order: mask upcalls and the ports first, or the upcall takes the event away. The call clears no pending
    /// bit.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: more than 128 ports, or one of them is out of range.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument or the ports are not memory that the caller may read.</item>
    /// </list>
    /// <para>A kernel that the built-in hypervisor runs in-process returns from its handler instead: there the call is
    /// refused with <see cref="XenErrno.NotSupported"/> and an explanation.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.SchedOp, Command = 3)]
    [XenName("SCHEDOP_poll")]
    HypercallResult Poll(in SchedPoll op);

    /// <summary>
    /// Declares another domain shut down (<c>SCHEDOP_remote_shutdown</c>). Domains with rights over it.
    /// </summary>
    /// <param name="op">The domain and why.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.SchedOp, Command = 4, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("SCHEDOP_remote_shutdown")]
    HypercallResult RemoteShutdown(in SchedRemoteShutdown op);

    /// <summary>
    /// Latches the reason that the domain's shutdown, whenever it comes, is reported with (<c>SCHEDOP_shutdown_code</c>).
    /// Any domain.
    /// </summary>
    /// <param name="op">Why.</param>
    /// <remarks>
    /// <para>Order: the first one counts; later ones succeed and change nothing.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.SchedOp, Command = 5)]
    [XenName("SCHEDOP_shutdown_code")]
    HypercallResult ShutdownCode(in SchedShutdown op);

    /// <summary>
    /// Sets, feeds or ends a watchdog, which shuts the domain down when it is not fed in time (<c>SCHEDOP_watchdog</c>). Any
    /// domain.
    /// </summary>
    /// <param name="op">Which, and how long.</param>
    /// <returns>For a new watchdog: its number, from 1. 0 otherwise.</returns>
    /// <remarks>
    /// <para>Order: number 0 makes one, which bites at once when it has no timeout; its number then feeds it, with a timeout,
    /// or ends it, with none. A domain has two.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: no watchdog has this number.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: all are in use. Real Xen 4.17 gets this one wrong and returns it in 32 bits, as
    /// 4294967268, which <see cref="HypercallResult.IsError"/> does not take for an error.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.SchedOp, Command = 6)]
    [XenName("SCHEDOP_watchdog")]
    HypercallResult Watchdog(in SchedWatchdog op);

    /// <summary>
    /// Keeps the calling vCPU on one physical CPU, whatever its affinity, or undoes that (<c>SCHEDOP_pin_override</c>).
    /// Control domain, as the hardware domain.
    /// </summary>
    /// <param name="op">The physical CPU; negative to undo it.</param>
    /// <remarks>
    /// <para>Order: the affinity that was there before comes back when it is undone, here or by
    /// <see cref="VcpuAffinityFlags.Force"/>.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the hardware domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such physical CPU, it is not in the domain's pool, or there is
    /// nothing to undo.</item>
    /// <item><see cref="XenErrno.Busy"/>: the vCPU is kept on a physical CPU, be it the same.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.SchedOp, Command = 7, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("SCHEDOP_pin_override")]
    HypercallResult PinOverride(in SchedPinOverride op);
}
