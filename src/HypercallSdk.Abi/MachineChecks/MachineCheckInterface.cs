namespace HypercallSdk.Abi;

/// <summary>The version of <see cref="IMachineCheckOp"/>'s interface.</summary>
public static class MachineCheckInterface
{
    /// <summary>What a caller has to have been built with (<c>XEN_MCA_INTERFACE_VERSION</c>).</summary>
    [XenName("XEN_MCA_INTERFACE_VERSION")]
    public const uint Version = 0x01ec_c003;

    /// <summary>No vCPU (<c>XEN_MC_VCPUID_INVALID</c>).</summary>
    [XenName("XEN_MC_VCPUID_INVALID")]
    public const ushort NoVcpu = 0xffff;
}
