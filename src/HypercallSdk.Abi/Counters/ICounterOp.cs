namespace HypercallSdk.Abi;

/// <summary>
/// The processors' performance counters (<c>vpmu</c> on Xen's command line) (<c>HYPERVISOR_xenpmu_op</c>).
/// </summary>
/// <remarks>
/// Every operation answers <see cref="XenErrno.NotSupported"/> where the hypervisor was not told to let domains have
/// them, and <see cref="XenErrno.NotPermitted"/> where the security module forbids it.
/// </remarks>
[HypercallContract]
public interface ICounterOp
{
    /// <summary>
    /// Tells who may use them, and the interface's version (<c>XENPMU_mode_get</c>). Control domain.
    /// </summary>
    /// <param name="parameters">The modes on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was not told to let domains have them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenpmuOp, Command = 0, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPMU_mode_get")]
    HypercallResult GetMode(ref CounterParameters parameters);

    /// <summary>Says who may (<c>XENPMU_mode_set</c>). Control domain.</summary>
    /// <param name="parameters">The modes.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: modes that do not exist or do not go together.</item>
    /// <item><see cref="XenErrno.Busy"/>: domains use them.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was not told to let domains have them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenpmuOp, Command = 1, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPMU_mode_set")]
    HypercallResult SetMode(in CounterParameters parameters);

    /// <summary>Tells what of them may be used (<c>XENPMU_feature_get</c>). Control domain.</summary>
    /// <param name="parameters">The features on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was not told to let domains have them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenpmuOp, Command = 2, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPMU_feature_get")]
    HypercallResult GetFeatures(ref CounterParameters parameters);

    /// <summary>Says what (<c>XENPMU_feature_set</c>). Control domain.</summary>
    /// <param name="parameters">The features.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: features that do not exist.</item>
    /// <item><see cref="XenErrno.Busy"/>: the counters are in use.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was not told to let domains have them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenpmuOp, Command = 3, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPMU_feature_set")]
    HypercallResult SetFeatures(in CounterParameters parameters);

    /// <summary>Sets a vCPU's counters up (<c>XENPMU_init</c>). Any domain, for any of its vCPUs.</summary>
    /// <param name="parameters">The vCPU and the frame of its <see cref="CounterPage"/>.</param>
    /// <remarks>
    /// <para>Order: <see cref="Virq.Xenpmu"/> says that there is a sample.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such vCPU, its counters are set up, or the frame is
    /// not one of the domain's that can be written.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was not told to let domains have them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenpmuOp, Command = 4, Privilege = HypercallPrivilege.Any)]
    [XenName("XENPMU_init")]
    HypercallResult Initialise(in CounterParameters parameters);

    /// <summary>Ends that (<c>XENPMU_finish</c>). Any domain, for any of its vCPUs.</summary>
    /// <param name="parameters">The vCPU.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was not told to let domains have them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenpmuOp, Command = 5, Privilege = HypercallPrivilege.Any)]
    [XenName("XENPMU_finish")]
    HypercallResult Finish(in CounterParameters parameters);

    /// <summary>
    /// Has the hypervisor read how the calling vCPU's counters interrupt (<c>XENPMU_lvtpc_set</c>). Any domain.
    /// </summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the calling vCPU's counters are not set up.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was not told to let domains have them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenpmuOp, Command = 6, Privilege = HypercallPrivilege.Any)]
    [XenName("XENPMU_lvtpc_set")]
    HypercallResult SetLocalVector(GuestPointer<byte> notUsed);

    /// <summary>
    /// Has the hypervisor load the calling vCPU's counters from its page (<c>XENPMU_flush</c>). Any domain.
    /// </summary>
    /// <param name="notUsed">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the calling vCPU's counters are not set up, or the page holds
    /// what they cannot.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was not told to let domains have them.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenpmuOp, Command = 7, Privilege = HypercallPrivilege.Any)]
    [XenName("XENPMU_flush")]
    HypercallResult Flush(GuestPointer<byte> notUsed);
}
