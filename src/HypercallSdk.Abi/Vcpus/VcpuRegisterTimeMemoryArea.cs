namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IVcpuOp.RegisterTimeMemoryArea"/> (<c>vcpu_register_time_memory_area_t</c>).
/// </summary>
[XenName("vcpu_register_time_memory_area_t")]
public struct VcpuRegisterTimeMemoryArea
{
    /// <summary>Where the copy lies in the domain's address space (<c>addr.h</c>).</summary>
    [XenName("addr.h")]
    public GuestPointer<VcpuTimeInfo> Address;
}
