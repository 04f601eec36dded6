using System;

namespace HypercallSdk.Abi;

/// <summary>
/// What a device model does to the fully virtualised domain that it serves (<c>HYPERVISOR_dm_op</c>).
/// </summary>
[HypercallContract]
public interface IDeviceModelOp
{
    /// <summary>
    /// Does what the first buffer says (<c>HYPERVISOR_dm_op</c>). Privileged domains; the device model of the domain.
    /// </summary>
    /// <param name="domain">The domain.</param>
    /// <param name="buffers">The first holds a <see cref="DeviceModelOperation"/>; the others, what that needs
    /// besides.</param>
    /// <remarks>
    /// <para>Order: what is told is written back into the first buffer.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without fully virtualised domains.</item>
    /// <item><see cref="XenErrno.NoSuchDomain"/>: there is no such domain.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller has no rights over the domain.</item>
    /// <item><see cref="XenErrno.NoData"/>: there is no buffer.</item>
    /// <item><see cref="XenErrno.TooBig"/>: there are more than a command can have.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the domain is a PV domain, or an argument is out of range.</item>
    /// <item><see cref="XenErrno.NotSupported"/>: there is no such command.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: a buffer is not memory that the caller may read or write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.DmOp, Privilege = HypercallPrivilege.OverDomain)]
    HypercallResult Execute(DomainId domain, [CountFirst] ReadOnlySpan<DeviceModelBuffer> buffers);
}
