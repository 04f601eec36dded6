namespace HypercallSdk.Abi;

/// <summary>
/// Non-maskable interrupts. <see cref="ICallbacks"/> does the same and is younger (<c>HYPERVISOR_nmi_op</c>).
/// </summary>
[HypercallContract]
public interface INmiOp
{
    /// <summary>
    /// Sets where the hypervisor enters the kernel for a non-maskable interrupt (<c>XENNMI_register_callback</c>). Any
    /// domain.
    /// </summary>
    /// <param name="callback">The entry point.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the caller is not the first vCPU of the domain that has the
    /// hardware, or the address is not a guest's.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the argument is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.NmiOp, Command = 0, Privilege = HypercallPrivilege.Any)]
    [XenName("XENNMI_register_callback")]
    HypercallResult RegisterCallback(in NmiCallback callback);

    /// <summary>Removes it (<c>XENNMI_unregister_callback</c>). Any domain; cannot fail.</summary>
    /// <param name="mustBeNull">Null.</param>
    [Hypercall(HypercallNumber.NmiOp, Command = 1, Privilege = HypercallPrivilege.Any)]
    [XenName("XENNMI_unregister_callback")]
    HypercallResult UnregisterCallback(GuestPointer<byte> mustBeNull);
}
