namespace HypercallSdk.Abi;

/// <summary>A domain's memory (<c>HYPERVISOR_memory_op</c>): so far, how much there is.</summary>
/// <remarks>
/// The low 6 bits of the command register hold the command; the others say how far a long operation got when it was
/// interrupted, and must be zero here: <see cref="XenErrno.InvalidArgument"/> otherwise.
/// </remarks>
[HypercallContract]
public interface IMemoryOp
{
    /// <summary>The machine's highest frame of memory (<c>XENMEM_maximum_ram_page</c>). Any domain; cannot fail.</summary>
    /// <returns>The frame's number, plus 1.</returns>
    [Hypercall(HypercallNumber.MemoryOp, Command = 2, CommandMask = 0x3f)]
    [XenName("XENMEM_maximum_ram_page")]
    HypercallResult MaximumRamPage();

    /// <summary>
    /// How many pages a domain has (<c>XENMEM_current_reservation</c>). Any domain about itself; privileged domains about
    /// others.
    /// </summary>
    /// <param name="domain">The domain.</param>
    /// <returns>The number of pages.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="domain"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 3, CommandMask = 0x3f)]
    [XenName("XENMEM_current_reservation")]
    HypercallResult CurrentReservation(in MemoryDomain domain);

    /// <summary>
    /// How many pages a domain may have (<c>XENMEM_maximum_reservation</c>). Any domain about itself; privileged domains
    /// about others.
    /// </summary>
    /// <param name="domain">The domain.</param>
    /// <returns>The number of pages.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="domain"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 4, CommandMask = 0x3f)]
    [XenName("XENMEM_maximum_reservation")]
    HypercallResult MaximumReservation(in MemoryDomain domain);

    /// <summary>
    /// A domain's highest frame number (<c>XENMEM_maximum_gpfn</c>). Any domain about itself; privileged domains about
    /// others.
    /// </summary>
    /// <param name="domain">The domain.</param>
    /// <returns>
    /// The frame number: of a PV domain, what it wrote to <see cref="ArchSharedInfo.MaxFrame"/>, less 1; 0 when it wrote
    /// nothing.
    /// </returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the domain is another, over which the caller has no rights.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="domain"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.MemoryOp, Command = 14, CommandMask = 0x3f)]
    [XenName("XENMEM_maximum_gpfn")]
    HypercallResult MaximumGuestFrame(in MemoryDomain domain);
}
