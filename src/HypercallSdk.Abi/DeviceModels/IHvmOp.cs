namespace HypercallSdk.Abi;

/// <summary>
/// Fully virtualised domains: their parameters, and what they ask themselves. PV domains' tools use the parameters
/// alone (<c>HYPERVISOR_hvm_op</c>).
/// </summary>
[HypercallContract]
public interface IHvmOp
{
    /// <summary>
    /// Sets a domain's parameter (<c>HVMOP_set_param</c>). Privileged domains; a domain itself, those that are its
    /// own.
    /// </summary>
    /// <param name="parameter">The domain, the parameter and its value.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is a PV domain, there is no such parameter, or its
    /// value is out of range.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain, or the parameter is not a
    /// domain's own to set.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: it was set, and can be once.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 0, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("HVMOP_set_param")]
    HypercallResult SetParameter(in HvmParameter parameter);

    /// <summary>
    /// Reads it (<c>HVMOP_get_param</c>). Privileged domains; a domain itself, those that it may see.
    /// </summary>
    /// <param name="parameter">The domain and the parameter; its value on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is a PV domain, or there is no such parameter.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain, or the parameter is not
    /// one that a domain sees.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 1, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("HVMOP_get_param")]
    HypercallResult GetParameter(ref HvmParameter parameter);

    /// <summary>
    /// Flushes the translations of all of the caller's vCPUs (<c>HVMOP_flush_tlbs</c>). Domains that are fully
    /// virtualised.
    /// </summary>
    /// <param name="mustBeNull">Null.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the argument is not null, or the caller is a PV domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 5, Privilege = HypercallPrivilege.Any)]
    [XenName("HVMOP_flush_tlbs")]
    HypercallResult FlushTlbs(GuestPointer<byte> mustBeNull);

    /// <summary>
    /// Says that a page table is about to be given up (<c>HVMOP_pagetable_dying</c>). Domains that are fully
    /// virtualised.
    /// </summary>
    /// <param name="op">The table.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the caller is a PV domain, or has nested page tables.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: it names another domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 9, Privilege = HypercallPrivilege.Any)]
    [XenName("HVMOP_pagetable_dying")]
    HypercallResult PageTableDying(in HvmPageTableDying op);

    /// <summary>Tells the time since boot (<c>HVMOP_get_time</c>). Any domain.</summary>
    /// <param name="time">The time.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 10, Privilege = HypercallPrivilege.Any)]
    [XenName("HVMOP_get_time")]
    HypercallResult GetTime(out HvmTime time);

    /// <summary>Puts something into the hypervisor's trace (<c>HVMOP_xentrace</c>). Any domain.</summary>
    /// <param name="trace">What.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: it is too long, or its number is beyond all.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 11, Privilege = HypercallPrivilege.Any)]
    [XenName("HVMOP_xentrace")]
    HypercallResult Trace(in HvmTrace trace);

    /// <summary>Given up (<c>HVMOP_set_mem_access</c>). Any domain.</summary>
    /// <param name="argument">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: always.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 12, Privilege = HypercallPrivilege.Any)]
    [XenName("HVMOP_set_mem_access")]
    HypercallResult SetMemoryAccess(GuestPointer<byte> argument);

    /// <summary>Given up (<c>HVMOP_get_mem_access</c>). Any domain.</summary>
    /// <param name="argument">Not looked at.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: always.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 13, Privilege = HypercallPrivilege.Any)]
    [XenName("HVMOP_get_mem_access")]
    HypercallResult GetMemoryAccess(GuestPointer<byte> argument);

    /// <summary>Tells what a page is (<c>HVMOP_get_mem_type</c>). Privileged domains; a domain itself.</summary>
    /// <param name="op">The domain and the page; the answer on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is a PV domain.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 15, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("HVMOP_get_mem_type")]
    HypercallResult GetMemoryType(ref HvmGetMemoryType op);

    /// <summary>
    /// Sets the interrupt by which a vCPU is told of events (<c>HVMOP_set_evtchn_upcall_vector</c>). Domains that are
    /// fully virtualised.
    /// </summary>
    /// <param name="op">The vCPU and the vector.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the caller is a PV domain, or the vector is less than 16.</item>
    /// <item><see cref="XenErrno.NotFound"/>: it has no such vCPU.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 23, Privilege = HypercallPrivilege.Any)]
    [XenName("HVMOP_set_evtchn_upcall_vector")]
    HypercallResult SetUpcallVector(in HvmUpcallVector op);

    /// <summary>
    /// Tells a monitor of the caller (<see cref="MonitorEvent.GuestRequest"/>) (<c>HVMOP_guest_request_vm_event</c>).
    /// Any domain.
    /// </summary>
    /// <param name="mustBeNull">Null.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the argument is not null.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 24, Privilege = HypercallPrivilege.Any)]
    [XenName("HVMOP_guest_request_vm_event")]
    HypercallResult GuestRequest(GuestPointer<byte> mustBeNull);

    /// <summary>
    /// Several views of a domain's memory (<c>HVMOP_altp2m</c>). Privileged domains; a domain itself, where it was
    /// allowed to.
    /// </summary>
    /// <param name="op">What to do; what came of it on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: the processor cannot, or the domain was not allowed to.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: padding is not 0, there is no such command or view, or the
    /// version is another one.</item>
    /// <item><see cref="XenErrno.TooManyLinks"/>: a page's place holds another one already.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HvmOp, Command = 25, Privilege = HypercallPrivilege.OverDomain)]
    [XenName("HVMOP_altp2m")]
    HypercallResult AlternativeViews(ref AlternativeViewOperation op);
}
