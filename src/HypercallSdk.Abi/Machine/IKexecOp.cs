namespace HypercallSdk.Abi;

/// <summary>Starting another kernel or hypervisor in place of this one (<c>HYPERVISOR_kexec_op</c>).</summary>
/// <remarks>
/// A command that does not exist is answered with 0.
/// </remarks>
[HypercallContract]
public interface IKexecOp
{
    /// <summary>Starts the image: does not return (<c>KEXEC_CMD_kexec</c>). Control domain.</summary>
    /// <param name="op">Which.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such type.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such image.</item>
    /// <item><see cref="XenErrno.Busy"/>: an image is being loaded.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.KexecOp, Command = 0, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("KEXEC_CMD_kexec")]
    HypercallResult Execute(in KexecExecute op);

    /// <summary>Loads an image in the earlier form (<c>KEXEC_CMD_kexec_load_v1</c>). Control domain.</summary>
    /// <param name="op">The image.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such type, or the image cannot be.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.KexecOp, Command = 1, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("KEXEC_CMD_kexec_load_v1")]
    HypercallResult LoadV1(in KexecLoadV1 op);

    /// <summary>Unloads one in the earlier form (<c>KEXEC_CMD_kexec_unload_v1</c>). Control domain.</summary>
    /// <param name="op">Which.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such type.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.KexecOp, Command = 2, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("KEXEC_CMD_kexec_unload_v1")]
    HypercallResult UnloadV1(in KexecLoadV1 op);

    /// <summary>Tells where a range of memory is (<c>KEXEC_CMD_kexec_get_range</c>). Control domain.</summary>
    /// <param name="range">Which; where on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such range or physical CPU.</item>
    /// <item><see cref="XenErrno.OutOfRange"/>: its number is beyond all.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.KexecOp, Command = 3, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("KEXEC_CMD_kexec_get_range")]
    HypercallResult GetRange(ref KexecRange range);

    /// <summary>Loads an image (<c>KEXEC_CMD_kexec_load</c>). Control domain.</summary>
    /// <param name="load">The image.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such type or processor, padding is not 0, or a part
    /// goes beyond its room.</item>
    /// <item><see cref="XenErrno.AddressNotAvailable"/>: a part goes where it cannot.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for it.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.KexecOp, Command = 4, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("KEXEC_CMD_kexec_load")]
    HypercallResult Load(in KexecLoad load);

    /// <summary>Unloads it (<c>KEXEC_CMD_kexec_unload</c>). Control domain.</summary>
    /// <param name="image">Which.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such type.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.KexecOp, Command = 5, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("KEXEC_CMD_kexec_unload")]
    HypercallResult Unload(in KexecImage image);

    /// <summary>Tells whether an image is loaded (<c>KEXEC_CMD_kexec_status</c>). Control domain.</summary>
    /// <param name="image">Which.</param>
    /// <returns>1 when it is, 0 when not.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such type.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.KexecOp, Command = 6, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("KEXEC_CMD_kexec_status")]
    HypercallResult Status(in KexecImage image);
}
