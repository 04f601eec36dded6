namespace HypercallSdk.Abi;

/// <summary>
/// What the control domain's kernel tells and asks about the machine under it (<c>HYPERVISOR_platform_op</c>).
/// </summary>
/// <remarks>
/// One structure carries the command, the version of the interface and the arguments. The version is looked at first:
/// another one is refused with <see cref="XenErrno.AccessDenied"/>. Then comes the caller's right, then the command;
/// one that does not exist is answered with <see cref="XenErrno.NotImplemented"/>. Every operation answers <see
/// cref="XenErrno.BadAddress"/> when the structure is not memory that the caller may read, or write where there is a
/// result.
/// </remarks>
[HypercallContract]
public interface IPlatformOp
{
    /// <summary>
    /// Sets the wall clock (<c>XENPF_settime32</c>). <see cref="SetTime64"/> goes on beyond 2106. Control domain.
    /// </summary>
    /// <param name="op">The time.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 17, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_settime32")]
    HypercallResult SetTime32(in PlatformOperation op);

    /// <summary>Sets the wall clock that all domains see (<c>XENPF_settime64</c>). Control domain.</summary>
    /// <param name="op">The time.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: what is to be 0 is not.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 62, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_settime64")]
    [XenName("XENPF_settime")]
    HypercallResult SetTime64(in PlatformOperation op);

    /// <summary>Says how a range of memory is cached (<c>XENPF_add_memtype</c>). Control domain.</summary>
    /// <param name="op">The range, and how; by what it is taken back on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the range or the type cannot be.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: all range registers are in use.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 31, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_add_memtype")]
    HypercallResult AddMemoryType(ref PlatformOperation op);

    /// <summary>Takes that back (<c>XENPF_del_memtype</c>). Control domain.</summary>
    /// <param name="op">The register.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such register, or it is not in use.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 32, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_del_memtype")]
    HypercallResult DeleteMemoryType(in PlatformOperation op);

    /// <summary>Reads a range register (<c>XENPF_read_memtype</c>). Control domain.</summary>
    /// <param name="op">The register; the range on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such register.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 33, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_read_memtype")]
    HypercallResult ReadMemoryType(ref PlatformOperation op);

    /// <summary>Gives the processors another microcode (<c>XENPF_microcode_update</c>). Control domain.</summary>
    /// <param name="op">The microcode.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: it is none.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: it cannot be updated.</item>
    /// <item><see cref="XenErrno.NotFound"/>: it holds none for these processors.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: theirs is not older.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: it is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for a copy.</item>
    /// <item><see cref="XenErrno.Busy"/>: another update is being made.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 35, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_microcode_update")]
    HypercallResult MicrocodeUpdate(in PlatformOperation op);

    /// <summary>Says what is odd about the machine (<c>XENPF_platform_quirk</c>). Control domain.</summary>
    /// <param name="op">What.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such oddity.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 39, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_platform_quirk")]
    HypercallResult PlatformQuirk(in PlatformOperation op);

    /// <summary>Tells what a physical CPU is (<c>XENPF_get_cpu_version</c>). Control domain.</summary>
    /// <param name="op">The CPU; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: its number is beyond all.</item>
    /// <item><see cref="XenErrno.NotFound"/>: it is not in use.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 48, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_get_cpu_version")]
    HypercallResult GetCpuVersion(ref PlatformOperation op);

    /// <summary>Makes a call of the firmware's (<c>XENPF_efi_runtime_call</c>). Control domain.</summary>
    /// <param name="op">The call; its answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the machine was not booted by EFI, or there is no such
    /// call.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: flags that the call does not have.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the firmware does not have it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: a name or a value is not memory that the caller may read or
    /// write.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 49, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_efi_runtime_call")]
    HypercallResult FirmwareCall(ref PlatformOperation op);

    /// <summary>Tells what the firmware said at boot (<c>XENPF_firmware_info</c>). Control domain.</summary>
    /// <param name="op">What; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such information.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such disk or display.</item>
    /// <item><see cref="XenErrno.NoData"/>: the firmware did not say.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: a buffer is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 50, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_firmware_info")]
    HypercallResult FirmwareInfo(ref PlatformOperation op);

    /// <summary>Sends the machine to sleep, or turns it off (<c>XENPF_enter_acpi_sleep</c>). Control domain.</summary>
    /// <param name="op">The state.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the firmware does not have the state.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: it has it and forbids it.</item>
    /// <item><see cref="XenErrno.Busy"/>: it is doing so already.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 51, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_enter_acpi_sleep")]
    HypercallResult EnterSleep(in PlatformOperation op);

    /// <summary>
    /// Tells that a physical CPU's frequency has changed (<c>XENPF_change_freq</c>). Control domain.
    /// </summary>
    /// <param name="op">The CPU and the frequency.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor governs frequencies itself.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the flags are not 0, or there is no such CPU.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 52, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_change_freq")]
    HypercallResult ChangeFrequency(in PlatformOperation op);

    /// <summary>Tells how long physical CPUs were idle (<c>XENPF_getidletime</c>). Control domain.</summary>
    /// <param name="op">Which, and where it goes; the time on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor governs frequencies itself.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an array is not memory that the caller may read or write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 53, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_getidletime")]
    HypercallResult GetIdleTime(ref PlatformOperation op);

    /// <summary>
    /// Tells what the firmware says of a processor's states (<c>XENPF_set_processor_pminfo</c>). Control domain.
    /// </summary>
    /// <param name="op">The processor and its states.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such type, or the states cannot be.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was told not to govern them.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the states are not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 54, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_set_processor_pminfo")]
    HypercallResult SetProcessorPower(in PlatformOperation op);

    /// <summary>Tells about a physical CPU (<c>XENPF_get_cpuinfo</c>). Control domain.</summary>
    /// <param name="op">The CPU; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 55, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_get_cpuinfo")]
    HypercallResult GetCpuInfo(ref PlatformOperation op);

    /// <summary>Takes a physical CPU into use (<c>XENPF_cpu_online</c>). Control domain.</summary>
    /// <param name="op">The CPU.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such CPU.</item>
    /// <item><see cref="XenErrno.NotFound"/>: it is not in its socket.</item>
    /// <item><see cref="XenErrno.Busy"/>: another change is being made.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 56, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_cpu_online")]
    HypercallResult CpuOnline(in PlatformOperation op);

    /// <summary>Takes a physical CPU out of use (<c>XENPF_cpu_offline</c>). Control domain.</summary>
    /// <param name="op">The CPU.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: it is the first one.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such CPU.</item>
    /// <item><see cref="XenErrno.Busy"/>: another change is being made.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 57, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_cpu_offline")]
    HypercallResult CpuOffline(in PlatformOperation op);

    /// <summary>Tells of a processor that was put in (<c>XENPF_cpu_hotadd</c>). Control domain.</summary>
    /// <param name="op">The processor.</param>
    /// <returns>Its number.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: its number is beyond all.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: it is there.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: there are as many as can be.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 58, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_cpu_hotadd")]
    HypercallResult CpuHotAdd(in PlatformOperation op);

    /// <summary>Tells of memory that was put in (<c>XENPF_mem_hotadd</c>). Control domain.</summary>
    /// <param name="op">The memory.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: it cannot be where it is.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: it is there.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for its description.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 59, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_mem_hotadd")]
    HypercallResult MemoryHotAdd(in PlatformOperation op);

    /// <summary>
    /// Takes a number of physical CPUs out of use, to spare power (<c>XENPF_core_parking</c>). Control domain.
    /// </summary>
    /// <param name="op">How many; how many are on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such command, or there are not so many.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 60, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_core_parking")]
    HypercallResult CoreParking(ref PlatformOperation op);

    /// <summary>
    /// Reads and writes model-specific registers of a physical CPU (<c>XENPF_resource_op</c>). Control domain.
    /// </summary>
    /// <param name="op">The accesses.</param>
    /// <returns>How many were made: the next one's error stands in its place.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there are more than the hypervisor makes at once.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such CPU.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the array is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 61, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_resource_op")]
    HypercallResult ResourceOp(ref PlatformOperation op);

    /// <summary>
    /// Tells the hypervisor's symbols one after the other (<c>XENPF_get_symbol</c>). Control domain.
    /// </summary>
    /// <param name="op">Which; the symbol, and the number of the next, on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.OutOfRange"/>: its number is beyond all.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the name's place is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.PlatformOp, Command = 63, CommandPlace = CommandPlace.FirstField, InterfaceVersion = PlatformInterface.Version, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENPF_get_symbol")]
    HypercallResult GetSymbol(ref PlatformOperation op);
}
