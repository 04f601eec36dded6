namespace HypercallSdk.Abi;

/// <summary>
/// Virtual CPUs (<c>HYPERVISOR_vcpu_op</c>): starting and stopping them, what they are doing, where they are told of it,
/// their timers.
/// </summary>
/// <remarks>
/// <para>
/// A domain has its vCPUs from the start; all but number 0 are down until it initialises them (once) and brings them up.
/// All operations are a domain's about its own vCPUs, and every vCPU may make them for every other unless told.
/// </para>
/// <para>
/// Every vCPU starts with a periodic timer of 10 ms, as on Xen. A kernel that does not want it stops it.
/// Every operation answers <see cref="XenErrno.NotFound"/> when the caller's domain has no such vCPU.
/// </para>
/// </remarks>
[HypercallContract]
public interface IVcpuOp
{
    /// <summary>
    /// Gives a vCPU the state that it starts from (<c>VCPUOP_initialise</c>). Any domain, for any of its vCPUs. The vCPU
    /// stays down unless the state says <see cref="VcpuContextFlags.Online"/>.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="context">The state.</param>
    /// <remarks>
    /// <para>Order: once for each vCPU, before <see cref="Up"/>; vCPU 0 counts as initialised. The root table in
    /// <c>ControlRegisters[3]</c>, the user's in <c>[1]</c> and the frames of the descriptor table are the domain's; each
    /// is held from here on, as if the vCPU had loaded it. The assistance modes in the context are the domain's and are
    /// passed over for all but vCPU 0. Upcalls begin masked or not as the vCPU's <see cref="VcpuInfo"/> says. What a guest
    /// may not set in selectors, RFLAGS, control and debug registers is put right without a word; unknown flags are passed
    /// over.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the vCPU's number is 32 or more and no <see cref="VcpuInfo"/> was
    /// registered for it; the instruction or a stack pointer, a callback, a handler or a base is not canonical; a descriptor
    /// table has too many entries, a local one does not begin with a page; a frame cannot be what it is named for; or the
    /// vCPU starts in user mode and has no user's root.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: the vCPU was initialised before, whatever the context.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no memory for it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="context"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 0, Privilege = HypercallPrivilege.Any)]
    [XenName("VCPUOP_initialise")]
    HypercallResult Initialise(VcpuId vcpu, in VcpuGuestContext context);

    /// <summary>Lets a vCPU run (<c>VCPUOP_up</c>). Any domain, for any of its vCPUs.</summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <remarks>
    /// <para>Order: after <see cref="Initialise"/>. A vCPU that was down goes on where it stopped. Bringing up what is up
    /// succeeds and changes nothing.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the vCPU was never initialised.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 1)]
    [XenName("VCPUOP_up")]
    HypercallResult Up(VcpuId vcpu);

    /// <summary>
    /// Stops a vCPU until it is brought up again (<c>VCPUOP_down</c>). Any domain, for any of its vCPUs. The last vCPU that
    /// is up takes the domain with it: the domain is powered off.
    /// </summary>
    /// <param name="vcpu">The vCPU; the caller's own stops within this call and finds 0 when it goes on.</param>
    /// <remarks>
    /// <para>Order: a vCPU that is down still holds its page tables and its descriptor table. Its one-shot timer and events
    /// that arrive for it wait. Taking down what is down succeeds.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// </list>
    /// <para>A kernel that the built-in hypervisor runs in-process stops itself at the end of its handler.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 2)]
    [XenName("VCPUOP_down")]
    HypercallResult Down(VcpuId vcpu);

    /// <summary>Tells whether a vCPU is up (<c>VCPUOP_is_up</c>). Any domain, for any of its vCPUs.</summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <returns>1 when it is up, 0 when it is down.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 3)]
    [XenName("VCPUOP_is_up")]
    HypercallResult IsUp(VcpuId vcpu);

    /// <summary>
    /// Tells what a vCPU is doing and how long it did what (<c>VCPUOP_get_runstate_info</c>). Any domain, for any of its
    /// vCPUs.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="info">The answer: the four times add up to the time since the vCPU was made.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="info"/> is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 4)]
    [XenName("VCPUOP_get_runstate_info")]
    HypercallResult GetRunstateInfo(VcpuId vcpu, out VcpuRunstateInfo info);

    /// <summary>
    /// Names memory that the hypervisor keeps a vCPU's runstate in (<c>VCPUOP_register_runstate_memory_area</c>). Any domain,
    /// for any of its vCPUs.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="op">Where.</param>
    /// <remarks>
    /// <para>Order: replaces the area that was named, null names none; written at once, and whenever the vCPU is put on a
    /// physical CPU, so that its state there is always <see cref="RunstateKind.Running"/> then. It need not be aligned. It
    /// is written through the page tables that the vCPU runs with; where it is not mapped then, nothing is written and
    /// nobody is told. With <see cref="VmAssistType.RunstateUpdateFlag"/> on, <see cref="VcpuRunstateInfo.UpdateFlag"/>
    /// says when it is being written.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read, or the area's
    /// address is not one that a guest can have.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 5)]
    [XenName("VCPUOP_register_runstate_memory_area")]
    HypercallResult RegisterRunstateMemoryArea(VcpuId vcpu, in VcpuRegisterRunstateMemoryArea op);

    /// <summary>
    /// Raises the timer interrupt (<c>VIRQ_TIMER</c>) again and again (<c>VCPUOP_set_periodic_timer</c>). Any domain, for
    /// any of its vCPUs.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="op">The period.</param>
    /// <remarks>
    /// <para>Order: replaces the period that was set. Ticks that a vCPU misses while it does not run are not made up
    /// for.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the period is less than a millisecond, or more than 2^62 - 1
    /// ns.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 6)]
    [XenName("VCPUOP_set_periodic_timer")]
    HypercallResult SetPeriodicTimer(VcpuId vcpu, in VcpuSetPeriodicTimer op);

    /// <summary>
    /// Stops the periodic timer (<c>VCPUOP_stop_periodic_timer</c>). Any domain, for any of its vCPUs.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <remarks>
    /// <para>Order: a tick that is pending stays so. Stopping a timer that is stopped succeeds.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 7)]
    [XenName("VCPUOP_stop_periodic_timer")]
    HypercallResult StopPeriodicTimer(VcpuId vcpu);

    /// <summary>
    /// Raises the timer interrupt (<c>VIRQ_TIMER</c>) once, at a system time (<c>VCPUOP_set_singleshot_timer</c>). Any
    /// domain,
    /// each vCPU for itself.
    /// </summary>
    /// <param name="vcpu">The calling vCPU.</param>
    /// <param name="op">When.</param>
    /// <remarks>
    /// <para>Order: replaces the time that was set, by this call or by <see cref="ITimer.Set"/>. A time that has passed goes
    /// off at once, whatever the flags: Xen 4.17 does not look at them.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: <paramref name="vcpu"/> is not the calling one.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 8)]
    [XenName("VCPUOP_set_singleshot_timer")]
    HypercallResult SetSingleshotTimer(VcpuId vcpu, in VcpuSetSingleshotTimer op);

    /// <summary>
    /// Stops the one-shot timer (<c>VCPUOP_stop_singleshot_timer</c>). Any domain, each vCPU for itself.
    /// </summary>
    /// <param name="vcpu">The calling vCPU.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: <paramref name="vcpu"/> is not the calling one.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 9)]
    [XenName("VCPUOP_stop_singleshot_timer")]
    HypercallResult StopSingleshotTimer(VcpuId vcpu);

    /// <summary>
    /// Moves a vCPU's <see cref="VcpuInfo"/> to a place in the domain's memory (<c>VCPUOP_register_vcpu_info</c>). Any
    /// domain, for the calling vCPU or one that is down.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="op">Where.</param>
    /// <remarks>
    /// <para>Order: once for each vCPU; for those numbered 32 and more before <see cref="Initialise"/>, for they have no
    /// place in shared_info. What the old one held is copied; its words are then all marked pending, so that none is lost:
    /// the vCPU is notified once for nothing. The frame is held writable for as long as the domain lives.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.NoSuchDeviceOrAddress"/>: the structure would not end within the frame, or its offset is no
    /// multiple of 8.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: it was registered before, the vCPU is another one and up, or the
    /// frame is
    /// not one of the domain's that may be mapped writable.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: the hypervisor has no room to map it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 10, Privilege = HypercallPrivilege.Any)]
    [XenName("VCPUOP_register_vcpu_info")]
    HypercallResult RegisterVcpuInfo(VcpuId vcpu, in VcpuRegisterVcpuInfo op);

    /// <summary>
    /// Raises a non-maskable interrupt (<c>VCPUOP_send_nmi</c>): the vCPU enters its handler of vector 2 as soon as it runs.
    /// Any domain, for any of its vCPUs.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="nothing">Must be null.</param>
    /// <remarks>
    /// <para>Order: one that is pending stays one. While the handler runs, until its <c>iret</c>, the next one waits.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: <paramref name="nothing"/> is not null.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 11)]
    [XenName("VCPUOP_send_nmi")]
    HypercallResult SendNmi(VcpuId vcpu, GuestPointer<byte> nothing);

    /// <summary>
    /// Tells which processor a vCPU is pinned to (<c>VCPUOP_get_physid</c>). Control domain, when the hypervisor was
    /// started with its vCPUs pinned (<c>dom0_vcpus_pin</c>).
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="op">The answer.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the vCPU is not pinned, or not the hardware domain's.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 12)]
    [XenName("VCPUOP_get_physid")]
    HypercallResult GetPhysicalId(VcpuId vcpu, out VcpuGetPhysicalId op);

    /// <summary>
    /// Names memory that the hypervisor keeps a second copy of a vCPU's time in
    /// (<c>VCPUOP_register_vcpu_time_memory_area</c>), to be shown to user mode. Any domain, for any of its vCPUs.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="op">Where.</param>
    /// <remarks>
    /// <para>Order: replaces the area that was named; written whenever <see cref="VcpuInfo.Time"/> is, by the same protocol,
    /// through the page tables that the vCPU runs with; where it is not mapped then, nothing is written and nobody is
    /// told.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read, or the area's
    /// address is not one that a guest can have.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 13)]
    [XenName("VCPUOP_register_vcpu_time_memory_area")]
    HypercallResult RegisterTimeMemoryArea(VcpuId vcpu, in VcpuRegisterTimeMemoryArea op);
}
