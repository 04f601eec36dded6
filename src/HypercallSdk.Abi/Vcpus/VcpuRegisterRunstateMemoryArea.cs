namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IVcpuOp.RegisterRunstateMemoryArea"/> (<c>vcpu_register_runstate_memory_area_t</c>).
/// </summary>
[XenName("vcpu_register_runstate_memory_area_t")]
public struct VcpuRegisterRunstateMemoryArea
{
    /// <summary>Where the area lies in the domain's address space (<c>addr.h</c>).</summary>
    [XenName("addr.h")]
    public GuestPointer<VcpuRunstateInfo> Address;
}
