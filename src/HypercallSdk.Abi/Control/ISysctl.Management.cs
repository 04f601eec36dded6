namespace HypercallSdk.Abi;

/// <content>What a toolstack changes about the machine, and what is measured.</content>
public partial interface ISysctl
{
    /// <summary>Sets up the hypervisor's traces (<c>XEN_SYSCTL_tbuf_op</c>). Control domain.</summary>
    /// <param name="op">What to do; where the buffers are on return.</param>
    /// <remarks>
    /// <para>Order: their frames are Xen's own (<see cref="DomainId.Xen"/>); <see cref="Virq.TraceBuffer"/> says that
    /// one is half full.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such command, the size cannot be had, or traces are
    /// on or off already.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the mask is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for the buffers.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 2, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_tbuf_op")]
    HypercallResult TraceBufferOp(ref SysctlOperation op);

    /// <summary>
    /// The hypervisor's own counters, a <see cref="ProfileCommand"/>; its arguments are not described here
    /// (<c>XEN_SYSCTL_perfc_op</c>). Control domain.
    /// </summary>
    /// <param name="op">What to do, as bytes.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without them, as releases are.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 5, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_perfc_op")]
    HypercallResult PerformanceCounterOp(ref SysctlOperation op);

    /// <summary>
    /// Tells how long a physical CPU held its performance and sleep states (<c>XEN_SYSCTL_get_pmstat</c>). Control
    /// domain.
    /// </summary>
    /// <param name="op">What, and where it goes; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such CPU or command, or nothing is known of
    /// it.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the hypervisor does not govern them.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an array is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 10, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_get_pmstat")]
    HypercallResult GetPowerStatistics(ref SysctlOperation op);

    /// <summary>Takes physical CPUs into and out of use (<c>XEN_SYSCTL_cpu_hotplug</c>). Control domain.</summary>
    /// <param name="op">The CPU, and what to do.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such CPU, it is the first one, or it is as asked for
    /// already.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: there is no such command, or the processor has no threads.</item>
    /// <item><see cref="XenErrno.Busy"/>: another change is being made.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 11, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_cpu_hotplug")]
    HypercallResult CpuHotplug(in SysctlOperation op);

    /// <summary>Reads and sets what governs frequencies and sleep (<c>XEN_SYSCTL_pm_op</c>). Control domain.</summary>
    /// <param name="op">The CPU, and what to do; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such CPU, command, governor or parameter, or its
    /// value is out of range.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the hypervisor does not govern them.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such command.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an array is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 12, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_pm_op")]
    HypercallResult PowerOp(ref SysctlOperation op);

    /// <summary>Takes frames into and out of use (<c>XEN_SYSCTL_page_offline_op</c>). Control domain.</summary>
    /// <param name="op">The frames, and what to do.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the range is none, there is no such command, or a frame is not
    /// one of memory.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the array is not memory that the caller may write.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 14, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_page_offline_op")]
    HypercallResult PageOfflineOp(in SysctlOperation op);

    /// <summary>
    /// What the hypervisor counted about its locks, a <see cref="ProfileCommand"/>; its arguments are not described
    /// here (<c>XEN_SYSCTL_lockprof_op</c>). Control domain.
    /// </summary>
    /// <param name="op">What to do, as bytes.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it, as releases are.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 15, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_lockprof_op")]
    HypercallResult LockProfileOp(ref SysctlOperation op);

    /// <summary>
    /// Pools of physical CPUs, each with a scheduler of its own (<c>XEN_SYSCTL_cpupool_op</c>). Control domain.
    /// </summary>
    /// <param name="op">The pool, and what to do; what it is on return.</param>
    /// <remarks>
    /// <para>Order: of telling about <see cref="SysctlCpuPoolOp.Any"/> or a number, the pool with the next number that
    /// there is is told about.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such pool.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: the pool to be made is there.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such scheduler, physical CPU or domain, or the domain
    /// is the control domain.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the CPU is not free, or not the pool's.</item>
    /// <item><see cref="XenErrno.Busy"/>: a domain is in the pool.</item>
    /// <item><see cref="XenErrno.TryAgain"/>: the CPU cannot be taken away now, and can soon.</item>
    /// <item><see cref="XenErrno.AddressInUse"/>: a vCPU is kept on the CPU by <see
    /// cref="ISchedOp.PinOverride"/>.</item>
    /// <item><see cref="XenErrno.AddressNotAvailable"/>: the CPU is being taken from a pool: that is to be asked for
    /// again first.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such command.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the bitmap is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 18, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_cpupool_op")]
    HypercallResult CpuPoolOp(ref SysctlOperation op);

    /// <summary>
    /// Tells which parts of the hypervisor's code have run (<c>XEN_SYSCTL_coverage_op</c>). Control domain.
    /// </summary>
    /// <param name="op">What to do; how much there is on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: there is no such command, or the hypervisor was built without
    /// it.</item>
    /// <item><see cref="XenErrno.NoBufferSpace"/>: it is more than fits.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the buffer is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 20, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_coverage_op")]
    HypercallResult CoverageOp(ref SysctlOperation op);

    /// <summary>Tells about the counting of caches (<c>XEN_SYSCTL_psr_cmt_op</c>). Control domain.</summary>
    /// <param name="op">What; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the processor cannot.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: flags that do not exist.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such command.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 21, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_psr_cmt_op")]
    HypercallResult CacheMonitoringOp(ref SysctlOperation op);

    /// <summary>
    /// Tells about the parts that caches can be given out in (<c>XEN_SYSCTL_psr_alloc</c>). Control domain.
    /// </summary>
    /// <param name="op">What; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the processor cannot, or there is no such command.</item>
    /// <item><see cref="XenErrno.OutOfRange"/>: there is no such socket.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 23, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_psr_alloc")]
    HypercallResult CacheAllocation(ref SysctlOperation op);

    /// <summary>Patches the hypervisor as it runs (<c>XEN_SYSCTL_livepatch_op</c>). Control domain.</summary>
    /// <param name="op">The patch, and what to do; what became of it on return.</param>
    /// <remarks>
    /// <para>Order: <see cref="LivePatchCommand.Upload"/>, then <see cref="LivePatchCommand.Act"/>, which is done
    /// later: <see cref="LivePatchCommand.Get"/> tells when.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the patch is none, or not for this hypervisor, what is reserved
    /// is not 0, or it is not in a state for that.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no patch of that name.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: there is one.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: there is no such command.</item>
    /// <item><see cref="XenErrno.TooBig"/>: it is more than can be listed at once.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: a name or an array is not memory that the caller may read or
    /// write.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// <item><see cref="XenErrno.Busy"/>: another one is being applied.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 27, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_livepatch_op")]
    HypercallResult LivePatchOp(ref SysctlOperation op);
}
