namespace HypercallSdk.Abi;

/// <content>What a toolstack asks about the machine and its domains.</content>
public partial interface ISysctl
{
    /// <summary>
    /// Reads what the hypervisor wrote to its console (<c>XEN_SYSCTL_readconsole</c>). Control domain.
    /// </summary>
    /// <param name="op">Where it goes and from where on; how much, and where to go on, on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the buffer is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_readconsole")]
    HypercallResult ReadConsole(ref SysctlOperation op);

    /// <summary>
    /// Tells what several domains have and do (<c>XEN_SYSCTL_getdomaininfolist</c>). Control domain.
    /// </summary>
    /// <param name="op">The lowest number and where they go; how many on return.</param>
    /// <remarks>
    /// <para>Order: domains come by their numbers; one that the security module hides is left out.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the array is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 6, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_getdomaininfolist")]
    HypercallResult GetDomainInfoList(ref SysctlOperation op);

    /// <summary>
    /// Does what the keys do at the hypervisor's own console (<c>XEN_SYSCTL_debug_keys</c>). Control domain.
    /// </summary>
    /// <param name="op">The keys.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: they are not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 7, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_debug_keys")]
    HypercallResult DebugKeys(in SysctlOperation op);

    /// <summary>Tells how much memory is free (<c>XEN_SYSCTL_availheap</c>). Control domain.</summary>
    /// <param name="op">Where; how much on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 9, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_availheap")]
    HypercallResult AvailableHeap(ref SysctlOperation op);

    /// <summary>Tells where the physical CPUs are (<c>XEN_SYSCTL_cputopoinfo</c>). Control domain.</summary>
    /// <param name="op">Where it goes; how many on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the array is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 16, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_cputopoinfo")]
    HypercallResult CpuTopologyInfo(ref SysctlOperation op);

    /// <summary>
    /// Tells about the NUMA nodes' memory and distances (<c>XEN_SYSCTL_numainfo</c>). Control domain.
    /// </summary>
    /// <param name="op">Where it goes; how many on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an array is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 17, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_numainfo")]
    HypercallResult NumaInfo(ref SysctlOperation op);

    /// <summary>Tells at which NUMA nodes devices are (<c>XEN_SYSCTL_pcitopoinfo</c>). Control domain.</summary>
    /// <param name="op">The devices and where the nodes go; how many were done on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there are no devices, or an array is null.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an array is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the hypervisor was built without PCI.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 22, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_pcitopoinfo")]
    HypercallResult PciTopologyInfo(ref SysctlOperation op);

    /// <summary>
    /// Tells what of CPUID's answers can be hidden from PV domains (<c>XEN_SYSCTL_get_cpu_levelling_caps</c>). Control
    /// domain.
    /// </summary>
    /// <param name="op">The answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 25, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_get_cpu_levelling_caps")]
    HypercallResult GetCpuLevellingCapabilities(ref SysctlOperation op);

    /// <summary>
    /// Tells a set of the processor's features (<c>XEN_SYSCTL_get_cpu_featureset</c>). Control domain.
    /// </summary>
    /// <param name="op">Which, and where it goes; how many words on return.</param>
    /// <remarks>
    /// <para>Order: where it goes nowhere, which set is not looked at.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such set.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was built without domains of that kind.</item>
    /// <item><see cref="XenErrno.NoBufferSpace"/>: there are more words than fit.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the array is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 26, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_get_cpu_featureset")]
    HypercallResult GetCpuFeatureSet(ref SysctlOperation op);

    /// <summary>Tells what can be seen of the processor (<c>XEN_SYSCTL_get_cpu_policy</c>). Control domain.</summary>
    /// <param name="op">By whom, and where it goes; how much on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such kind, or what is reserved is not 0.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the hypervisor was built without domains of that kind.</item>
    /// <item><see cref="XenErrno.NoBufferSpace"/>: there is more than fits.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an array is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.Sysctl, Command = 29, CommandPlace = CommandPlace.FirstField, InterfaceVersion = ControlInterface.SysctlVersion, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_SYSCTL_get_cpu_policy")]
    HypercallResult GetCpuPolicy(ref SysctlOperation op);
}
