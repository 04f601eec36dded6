namespace HypercallSdk.Abi;

/// <summary>
/// The machine's state and settings (<c>HYPERVISOR_sysctl</c>). Here: its physical CPUs and its scheduler.
/// </summary>
/// <remarks>
/// One structure carries the command, the version of the interface and the arguments. The version is looked at first: one of
/// another release is refused with <see cref="XenErrno.AccessDenied"/> whatever the command, whoever the caller. Then comes
/// the caller's right, then the command. Every operation answers <see cref="XenErrno.BadAddress"/> when the structure is not
/// memory that the caller may read, all of it, or write where there is a result.
/// </remarks>
[HypercallContract]
public partial interface ISysctl
{
    /// <summary>
    /// Tells what the machine is made of (<c>XEN_SYSCTL_physinfo</c>). Control domain.
    /// </summary>
    /// <param name="op">The answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 3, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_physinfo")]
    HypercallResult PhysicalInfo(ref SysctlOperation op);

    /// <summary>
    /// Tells which scheduler runs (<c>XEN_SYSCTL_sched_id</c>). Control domain.
    /// </summary>
    /// <param name="op">The answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 4, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_sched_id")]
    HypercallResult SchedulerId(ref SysctlOperation op);

    /// <summary>
    /// Tells how long each physical CPU was idle (<c>XEN_SYSCTL_getcpuinfo</c>). Control domain.
    /// </summary>
    /// <param name="op">Where the answers go; how many on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the array is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 8, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_getcpuinfo")]
    HypercallResult GetCpuInfo(ref SysctlOperation op);

    /// <summary>
    /// Sets or reads what the scheduler itself goes by (<c>XEN_SYSCTL_scheduler_op</c>). Control domain.
    /// </summary>
    /// <param name="op">Pool, scheduler, command and parameters; the parameters on return.</param>
    /// <remarks>
    /// <para>Order: on <see cref="SysctlSchedulerCommand.PutInfo"/> the parameters that then hold are returned as
    /// well.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the scheduler is not the one of the pool, there is no such
    /// command, or the parameters are out of range.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such pool.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the scheduler has no parameters.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 19, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_scheduler_op")]
    HypercallResult SchedulerOp(ref SysctlOperation op);
}
