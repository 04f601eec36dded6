namespace HypercallSdk.Abi;

/// <summary>The profiler that earlier kernels had (<c>HYPERVISOR_xenoprof_op</c>).</summary>
/// <remarks>
/// A hypervisor that was built without it answers <see cref="XenErrno.NotImplemented"/>. One domain, the control
/// domain, is primary: it sets the counters. Others take samples of themselves where it has made them active.
/// </remarks>
[HypercallContract]
public interface IProfilerOp
{
    /// <summary>Tells which counters there are (<c>XENOPROF_init</c>). Any domain.</summary>
    /// <param name="initialise">The answer.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: none of these processors' are known.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 0, Privilege = HypercallPrivilege.Any)]
    [XenName("XENOPROF_init")]
    HypercallResult Initialise(out ProfileInitialise initialise);

    /// <summary>Makes no domain active (<c>XENOPROF_reset_active_list</c>). Control domain.</summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 1, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_reset_active_list")]
    HypercallResult ResetActiveList(GuestPointer<byte> notUsed);

    /// <summary>Makes no domain passive (<c>XENOPROF_reset_passive_list</c>). Control domain.</summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 2, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_reset_passive_list")]
    HypercallResult ResetPassiveList(GuestPointer<byte> notUsed);

    /// <summary>Has a domain take samples of itself (<c>XENOPROF_set_active</c>). Control domain.</summary>
    /// <param name="domain">The domain.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// <item><see cref="XenErrno.TooBig"/>: there are as many as can be.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 3, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENOPROF_set_active")]
    HypercallResult SetActive(in DomainId domain);

    /// <summary>Has the caller take samples of a domain (<c>XENOPROF_set_passive</c>). Control domain.</summary>
    /// <param name="passive">The domain; its buffers on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// <item><see cref="XenErrno.TooBig"/>: there are as many as can be.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for the buffers.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 4, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("XENOPROF_set_passive")]
    HypercallResult SetPassive(ref ProfilePassive passive);

    /// <summary>Takes the counters into use (<c>XENOPROF_reserve_counters</c>). Control domain.</summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// <item><see cref="XenErrno.Busy"/>: others use them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 5, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_reserve_counters")]
    HypercallResult ReserveCounters(GuestPointer<byte> notUsed);

    /// <summary>Sets a counter (<c>XENOPROF_counter</c>). Control domain.</summary>
    /// <param name="counter">The counter.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such counter.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 6, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_counter")]
    HypercallResult SetCounter(in ProfileCounter counter);

    /// <summary>Loads the counters (<c>XENOPROF_setup_events</c>). Control domain.</summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 7, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_setup_events")]
    HypercallResult SetupEvents(GuestPointer<byte> notUsed);

    /// <summary>
    /// Says that the caller takes its samples (<see cref="Virq.Xenoprof"/>) (<c>XENOPROF_enable_virq</c>). Any domain
    /// that is active.
    /// </summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 8, Privilege = HypercallPrivilege.Any)]
    [XenName("XENOPROF_enable_virq")]
    HypercallResult EnableVirq(GuestPointer<byte> notUsed);

    /// <summary>Starts the counters (<c>XENOPROF_start</c>). Control domain.</summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 9, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_start")]
    HypercallResult Start(GuestPointer<byte> notUsed);

    /// <summary>Stops them (<c>XENOPROF_stop</c>). Control domain.</summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 10, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_stop")]
    HypercallResult Stop(GuestPointer<byte> notUsed);

    /// <summary>
    /// Takes <see cref="EnableVirq"/> back (<c>XENOPROF_disable_virq</c>). Any domain that is active.
    /// </summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 11, Privilege = HypercallPrivilege.Any)]
    [XenName("XENOPROF_disable_virq")]
    HypercallResult DisableVirq(GuestPointer<byte> notUsed);

    /// <summary>Takes the counters out of use (<c>XENOPROF_release_counters</c>). Control domain.</summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 12, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_release_counters")]
    HypercallResult ReleaseCounters(GuestPointer<byte> notUsed);

    /// <summary>Gives the caller's buffers back (<c>XENOPROF_shutdown</c>). Any domain.</summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 13, Privilege = HypercallPrivilege.Any)]
    [XenName("XENOPROF_shutdown")]
    HypercallResult Shutdown(GuestPointer<byte> notUsed);

    /// <summary>Makes the caller's buffers (<c>XENOPROF_get_buffer</c>). Any domain.</summary>
    /// <param name="buffer">How large; where on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the size cannot be.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for them.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 14, Privilege = HypercallPrivilege.Any)]
    [XenName("XENOPROF_get_buffer")]
    HypercallResult GetBuffer(ref ProfileGetBuffer buffer);

    /// <summary>Says how many callers each sample names (<c>XENOPROF_set_backtrace</c>). Control domain.</summary>
    /// <param name="depth">How many.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: they cannot be found.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 15, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_set_backtrace")]
    HypercallResult SetBacktrace(in uint depth);

    /// <summary>
    /// Tells what AMD's sampling by instruction can do (<c>XENOPROF_get_ibs_caps</c>). Control domain.
    /// </summary>
    /// <param name="capabilities">The answer.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 16, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_get_ibs_caps")]
    HypercallResult GetInstructionCapabilities(out uint capabilities);

    /// <summary>Sets it up (<c>XENOPROF_ibs_counter</c>). Control domain.</summary>
    /// <param name="counter">How.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the primary profiler, or not active.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenoprofOp, Command = 17, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENOPROF_ibs_counter")]
    [XenName("XENOPROF_last_op")]
    HypercallResult SetInstructionCounter(in ProfileInstructionCounter counter);
}
