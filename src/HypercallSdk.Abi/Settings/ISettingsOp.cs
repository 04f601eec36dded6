using System;

namespace HypercallSdk.Abi;

/// <summary>The hypervisor's settings, as a file system (<c>HYPERVISOR_hypfs_op</c>).</summary>
[HypercallContract]
public interface ISettingsOp
{
    /// <summary>The highest version of the interface (<c>XEN_HYPFS_OP_get_version</c>). Control domain.</summary>
    /// <param name="mustBeNull">Null.</param>
    /// <param name="mustBeZero">0.</param>
    /// <param name="mustBeNullToo">Null.</param>
    /// <param name="mustBeZeroToo">0.</param>
    /// <returns>The version.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: an argument is not 0.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HypfsOp, Command = 0, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_HYPFS_OP_get_version")]
    HypercallResult GetVersion(GuestPointer<byte> mustBeNull, uint mustBeZero, GuestPointer<byte> mustBeNullToo, uint mustBeZeroToo);

    /// <summary>Reads an entry (<c>XEN_HYPFS_OP_read</c>). Control domain.</summary>
    /// <param name="path">Its path, with a 0 behind it.</param>
    /// <param name="buffer">Receives a <see cref="SettingEntry"/> and its contents.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the path is none, or the buffer has no room for the first.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such entry.</item>
    /// <item><see cref="XenErrno.NoBufferSpace"/>: it has no room for both: the first says how much is needed.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an argument is not memory that the caller may read or write.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HypfsOp, Command = 1, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_HYPFS_OP_read")]
    HypercallResult Read(ReadOnlySpan<byte> path, Span<byte> buffer);

    /// <summary>Sets an entry's contents (<c>XEN_HYPFS_OP_write_contents</c>). Control domain.</summary>
    /// <param name="path">Its path, with a 0 behind it.</param>
    /// <param name="contents">The contents.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: the hypervisor was built without it.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the path is none, or the entry cannot be that.</item>
    /// <item><see cref="XenErrno.NotFound"/>: there is no such entry.</item>
    /// <item><see cref="XenErrno.AccessDenied"/>: it cannot be set.</item>
    /// <item><see cref="XenErrno.NoSpace"/>: the contents are too long.</item>
    /// <item><see cref="XenErrno.Deadlock"/>: it is being set by who asks.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: an argument is not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.OutOfMemory"/>: no memory for a copy.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.HypfsOp, Command = 2, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XEN_HYPFS_OP_write_contents")]
    HypercallResult WriteContents(ReadOnlySpan<byte> path, ReadOnlySpan<byte> contents);
}
