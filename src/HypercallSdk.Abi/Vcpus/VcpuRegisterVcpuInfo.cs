namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IVcpuOp.RegisterVcpuInfo"/> (<c>vcpu_register_vcpu_info_t</c>).</summary>
[XenName("vcpu_register_vcpu_info_t")]
public struct VcpuRegisterVcpuInfo
{
    /// <summary>The frame that is to hold it (<c>mfn</c>).</summary>
    [XenName("mfn")]
    public MachineFrame Frame;

    /// <summary>Where it begins in the frame; it must end there too (<c>offset</c>).</summary>
    [XenName("offset")]
    public uint Offset;

    /// <summary>Not used (<c>rsvd</c>).</summary>
    [XenName("rsvd")]
    public uint Reserved;
}
