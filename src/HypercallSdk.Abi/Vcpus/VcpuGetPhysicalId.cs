namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IVcpuOp.GetPhysicalId"/> (<c>vcpu_get_physid_t</c>).</summary>
[XenName("vcpu_get_physid_t")]
public struct VcpuGetPhysicalId
{
    /// <summary>Out: the APIC id in the low 32 bits, the ACPI id above (<c>phys_id</c>).</summary>
    [XenName("phys_id")]
    public ulong PhysicalId;
}
