namespace HypercallSdk.Abi;

/// <summary>Errors that the processors find in themselves and in memory (<c>HYPERVISOR_mca</c>).</summary>
/// <remarks>
/// One structure carries the command, the version of the interface and the arguments. The caller's right is looked at
/// first, then the version: another one is refused with <see cref="XenErrno.AccessDenied"/>. A command that does not
/// exist is answered with <see cref="XenErrno.InvalidArgument"/>. Every operation answers <see
/// cref="XenErrno.BadAddress"/> when the structure is not memory that the caller may read, or write where there is a
/// result.
/// </remarks>
[HypercallContract]
public interface IMachineCheckOp
{
    /// <summary>Takes what is known of a machine check (<c>XEN_MC_fetch</c>). Control domain.</summary>
    /// <param name="op">What, and where it goes; what came of it on return.</param>
    /// <remarks>
    /// <para>Order: <see cref="Virq.MachineCheck"/> says that there is something; it is acknowledged by its number,
    /// else it comes again.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: no flag says what to fetch, or it goes nowhere.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: it goes where the caller may not write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Mca, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = MachineCheckInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_MC_fetch")]
    HypercallResult Fetch(ref MachineCheckOperation op);

    /// <summary>Tells a domain of one (<c>XEN_MC_notifydomain</c>). Control domain.</summary>
    /// <param name="op">The domain; what came of it on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor does so itself.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Mca, Command = 2, CommandPlace = CommandPlace.FirstField, InterfaceVersion = MachineCheckInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_MC_notifydomain")]
    HypercallResult NotifyDomain(ref MachineCheckOperation op);

    /// <summary>Tells which physical CPUs there are (<c>XEN_MC_physcpuinfo</c>). Control domain.</summary>
    /// <param name="op">Where it goes; how many on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the array is not memory that the caller may write.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Mca, Command = 3, CommandPlace = CommandPlace.FirstField, InterfaceVersion = MachineCheckInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_MC_physcpuinfo")]
    HypercallResult PhysicalCpuInfo(ref MachineCheckOperation op);

    /// <summary>Has registers look as after an error, for tests (<c>XEN_MC_msrinject</c>). Control domain.</summary>
    /// <param name="op">The registers.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such physical CPU or register, or there are too
    /// many.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the machine has no machine checks.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Mca, Command = 4, CommandPlace = CommandPlace.FirstField, InterfaceVersion = MachineCheckInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_MC_msrinject")]
    HypercallResult InjectMsrs(in MachineCheckOperation op);

    /// <summary>Raises the exception on a physical CPU, for tests (<c>XEN_MC_mceinject</c>). Control domain.</summary>
    /// <param name="op">The physical CPU.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such physical CPU.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the machine has no machine checks.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Mca, Command = 5, CommandPlace = CommandPlace.FirstField, InterfaceVersion = MachineCheckInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_MC_mceinject")]
    HypercallResult Inject(in MachineCheckOperation op);

    /// <summary>
    /// Raises the exception or the interrupt on several, for tests (<c>XEN_MC_inject_v2</c>). Control domain.
    /// </summary>
    /// <param name="op">Which, and where.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such type or physical CPU, or they do not go
    /// together.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the machine has no machine checks.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: it does not have this one.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the bitmap is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Mca, Command = 6, CommandPlace = CommandPlace.FirstField, InterfaceVersion = MachineCheckInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_MC_inject_v2")]
    HypercallResult InjectV2(in MachineCheckOperation op);
}
