namespace HypercallSdk.Abi;

/// <summary>
/// Which Xen this is and what it can do (<c>HYPERVISOR_xen_version</c>). Any domain may ask everything; where the policy
/// hides something, the answer says so as each operation tells.
/// </summary>
/// <remarks>
/// Operations with a result answer <see cref="XenErrno.BadAddress"/> when it cannot be written. Order: none.
/// </remarks>
[HypercallContract]
public interface IXenVersion
{
    /// <summary>The version (<c>XENVER_version</c>). Any domain; cannot fail.</summary>
    /// <returns>The major version in bits 16 to 31, the minor in bits 0 to 15.</returns>
    [Hypercall(HypercallNumber.XenVersion, Command = 0)]
    [XenName("XENVER_version")]
    HypercallResult Version();

    /// <summary>What follows major and minor in the version (<c>XENVER_extraversion</c>). Any domain.</summary>
    /// <param name="text">For instance ".4".</param>
    /// <remarks><see cref="XenErrno.BadAddress"/>: <paramref name="text"/> is not memory that the caller may write.</remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 1)]
    [XenName("XENVER_extraversion")]
    HypercallResult ExtraVersion(out XenExtraVersion text);

    /// <summary>Who built it, with what and when (<c>XENVER_compile_info</c>). Any domain.</summary>
    /// <param name="info">The answer.</param>
    /// <remarks><see cref="XenErrno.BadAddress"/>: <paramref name="info"/> is not memory that the caller may write.</remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 2)]
    [XenName("XENVER_compile_info")]
    HypercallResult CompileInfo(out XenCompileInfo info);

    /// <summary>The kinds of guest that it runs (<c>XENVER_capabilities</c>). Any domain.</summary>
    /// <param name="text">For instance "xen-3.0-x86_64 ", kinds separated by spaces.</param>
    /// <remarks><see cref="XenErrno.BadAddress"/>: <paramref name="text"/> is not memory that the caller may write.</remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 3)]
    [XenName("XENVER_capabilities")]
    HypercallResult Capabilities(out XenCapabilities text);

    /// <summary>The source revision that it was built from (<c>XENVER_changeset</c>). Any domain.</summary>
    /// <param name="text">The answer.</param>
    /// <remarks><see cref="XenErrno.BadAddress"/>: <paramref name="text"/> is not memory that the caller may write.</remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 4)]
    [XenName("XENVER_changeset")]
    HypercallResult Changeset(out XenChangeset text);

    /// <summary>
    /// Where the hypervisor's part of the address space starts (<c>XENVER_platform_parameters</c>). Any domain.
    /// </summary>
    /// <param name="parameters">The answer.</param>
    /// <remarks>
    /// <see cref="XenErrno.BadAddress"/>: <paramref name="parameters"/> is not memory that the caller may write.
    /// </remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 5)]
    [XenName("XENVER_platform_parameters")]
    HypercallResult PlatformParameters(out XenPlatformParameters parameters);

    /// <summary>32 feature bits (<c>XENVER_get_features</c>). Any domain.</summary>
    /// <param name="info">Which 32; the bits on return.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such submap; only number 0 exists.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="info"/> is not memory that the caller may use so.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 6)]
    [XenName("XENVER_get_features")]
    HypercallResult GetFeatures(ref XenFeatureInfo info);

    /// <summary>The size of a page (<c>XENVER_pagesize</c>). Any domain.</summary>
    /// <param name="mustBeNull">Null.</param>
    /// <returns>4096, or 0 where the policy hides it.</returns>
    /// <remarks><see cref="XenErrno.InvalidArgument"/>: <paramref name="mustBeNull"/> is not null.</remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 7)]
    [XenName("XENVER_pagesize")]
    HypercallResult PageSize(GuestPointer<byte> mustBeNull);

    /// <summary>The 16 bytes by which the toolstack names the caller (<c>XENVER_guest_handle</c>). Any domain.</summary>
    /// <param name="handle">The answer; zeros where the policy hides it.</param>
    /// <remarks><see cref="XenErrno.BadAddress"/>: <paramref name="handle"/> is not memory that the caller may write.</remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 8)]
    [XenName("XENVER_guest_handle")]
    HypercallResult GuestHandle(out XenDomainHandle handle);

    /// <summary>Xen's own command line (<c>XENVER_commandline</c>). Any domain; only privileged ones are told.</summary>
    /// <param name="text">The answer; "&lt;denied&gt;" for a domain that is not privileged.</param>
    /// <remarks><see cref="XenErrno.BadAddress"/>: <paramref name="text"/> is not memory that the caller may write.</remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 9)]
    [XenName("XENVER_commandline")]
    HypercallResult CommandLine(out XenCommandLine text);

    /// <summary>The build id that the linker gave it (<c>XENVER_build_id</c>). Privileged domains.</summary>
    /// <param name="buildId">How much room there is; the id on return. Null to ask for its length alone.</param>
    /// <returns>The length of the id in bytes.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not privileged.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: <see cref="XenBuildId.Length"/> is 0.</item>
    /// <item><see cref="XenErrno.NoBufferSpace"/>: the id is longer than <see cref="XenBuildId.Length"/>.</item>
    /// <item><see cref="XenErrno.NoData"/>: this Xen was linked without one.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="buildId"/> is not memory that the caller may use so.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.XenVersion, Command = 10, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("XENVER_build_id")]
    HypercallResult BuildId([NullAllowed] ref XenBuildId buildId);
}
