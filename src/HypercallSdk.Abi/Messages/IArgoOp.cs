using System;

namespace HypercallSdk.Abi;

/// <summary>
/// Messages between domains, which the hypervisor copies (<c>argo=1</c> on Xen's command line)
/// (<c>HYPERVISOR_argo_op</c>).
/// </summary>
/// <remarks>
/// A hypervisor that was built without it answers <see cref="XenErrno.NotImplemented"/>; one that was not told to have
/// it, <see cref="XenErrno.NotSupported"/>. <see cref="Virq.Argo"/> says that a message has arrived or that there is
/// room.
/// </remarks>
[HypercallContract]
public interface IArgoOp
{
    /// <summary>Gives a ring to receive in (<c>XEN_ARGO_OP_register_ring</c>). Any domain.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="frames">Its pages.</param>
    /// <param name="flags">How.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: it was not told to have it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the security module forbids it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the size cannot be, padding is not 0, a flag does not exist, or a
    /// page is not the caller's or cannot be written.</item>
    /// <item><see cref="XenErrno.AlreadyExists"/>: the ring is there and is not to be.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: the caller has as many as it may have.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such partner.</item>
    /// <item><see cref="XenErrno.ConnectionRefused"/>: the partner does not take part.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for its description.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.ArgoOp, Command = 1, Privilege = HypercallPrivilege.Any)]
    [XenName("XEN_ARGO_OP_register_ring")]
    HypercallResult RegisterRing(in ArgoRegisterRing ring, ReadOnlySpan<ulong> frames, ArgoRegisterFlags flags);

    /// <summary>Takes it back (<c>XEN_ARGO_OP_unregister_ring</c>). Any domain.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="mustBeNull">Null.</param>
    /// <param name="mustBeZero">0.</param>
    /// <param name="mustBeZeroToo">0.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: it was not told to have it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the security module forbids it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: padding or an argument is not 0.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such ring.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the caller does not take part.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.ArgoOp, Command = 2, Privilege = HypercallPrivilege.Any)]
    [XenName("XEN_ARGO_OP_unregister_ring")]
    HypercallResult UnregisterRing(in ArgoUnregisterRing ring, GuestPointer<byte> mustBeNull, uint mustBeZero, uint mustBeZeroToo);

    /// <summary>Sends a message (<c>XEN_ARGO_OP_sendv</c>). Any domain.</summary>
    /// <param name="addresses">From where, and where.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="messageType">What the receiver is told that it is.</param>
    /// <returns>How many bytes were sent.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: it was not told to have it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the security module forbids it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: padding is not 0, the source is another domain's, or there are
    /// too many parts.</item>
    /// <item><see cref="XenErrno.MessageTooLarge"/>: it is larger than any ring.</item>
    /// <item><see cref="XenErrno.TryAgain"/>: there is no room: <see cref="Virq.Argo"/> says when there is.</item>
    /// <item><see cref="XenErrno.ConnectionRefused"/>: there is no such ring, or the caller may not send to it.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the caller does not take part.</item>
    /// <item><see cref="XenErrno.Busy"/>: too many wait for room.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.ArgoOp, Command = 3, Privilege = HypercallPrivilege.Any)]
    [XenName("XEN_ARGO_OP_sendv")]
    HypercallResult Send(in ArgoSendAddress addresses, ReadOnlySpan<ArgoIov> parts, uint messageType);

    /// <summary>
    /// Tells what other domains' rings are, and has the hypervisor look for who waits for room in the caller's own
    /// (<c>XEN_ARGO_OP_notify</c>). Any domain.
    /// </summary>
    /// <param name="rings">The rings, or null; what they are on return.</param>
    /// <param name="mustBeNull">Null.</param>
    /// <param name="mustBeZero">0.</param>
    /// <param name="mustBeZeroToo">0.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: it was not told to have it.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the security module forbids it.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: an argument is not 0.</item>
    /// <item><see cref="XenErrno.TooBig"/>: so many at once cannot be asked about.</item>
    /// <item><see cref="XenErrno.NoSuchDevice"/>: the caller does not take part.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.ArgoOp, Command = 4, Privilege = HypercallPrivilege.Any)]
    [XenName("XEN_ARGO_OP_notify")]
    HypercallResult Notify(GuestPointer<ArgoRingData> rings, GuestPointer<byte> mustBeNull, uint mustBeZero, uint mustBeZeroToo);
}
