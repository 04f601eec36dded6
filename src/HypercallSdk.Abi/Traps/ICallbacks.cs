namespace HypercallSdk.Abi;

/// <summary>
/// The entry points of a kernel other than traps (<c>HYPERVISOR_set_callbacks</c>, <c>HYPERVISOR_callback_op</c>): each
/// vCPU has its own.
/// </summary>
[HypercallContract]
public interface ICallbacks
{
    /// <summary>
    /// Sets the three entry points of the calling vCPU at once (<c>HYPERVISOR_set_callbacks</c>). Any domain; never fails.
    /// </summary>
    /// <param name="events">Where events are delivered, upcalls masked.</param>
    /// <param name="failsafe">Where Xen goes when it could not restore the guest's segments. Upcalls stay as they are.</param>
    /// <param name="syscall">Where a <c>syscall</c> of user mode goes. Upcalls stay as they are.</param>
    /// <remarks>
    /// Order: before upcalls are unmasked, and before user mode is entered. An address that is not canonical is left out, and
    /// the call succeeds all the same; <see cref="Register"/> tells, and can mask upcalls on entry.
    /// </remarks>
    [Hypercall(HypercallNumber.SetCallbacks)]
    HypercallResult Set(VirtualAddress events, VirtualAddress failsafe, VirtualAddress syscall);

    /// <summary>
    /// Sets one entry point of the calling vCPU (<c>CALLBACKOP_register</c>). Any domain.
    /// </summary>
    /// <param name="op">Which, where, and whether upcalls are masked on entry.</param>
    /// <remarks>
    /// <para>Order: before it can be needed, as <see cref="Set"/>.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the address is not canonical.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such entry point.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.CallbackOp, Command = 0)]
    [XenName("CALLBACKOP_register")]
    HypercallResult Register(in CallbackRegister op);

    /// <summary>
    /// Removes one entry point of the calling vCPU (<c>CALLBACKOP_unregister</c>): the one for non-maskable interrupts; the
    /// others can only be replaced. Any domain.
    /// </summary>
    /// <param name="op">Which.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: this entry point cannot be removed.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such entry point.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.CallbackOp, Command = 1)]
    [XenName("CALLBACKOP_unregister")]
    HypercallResult Unregister(in CallbackUnregister op);
}
