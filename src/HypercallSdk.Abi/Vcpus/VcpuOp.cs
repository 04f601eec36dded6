namespace HypercallSdk.Abi;

/// <content>An operation whose argument is always the same.</content>
public static partial class VcpuOp
{
    /// <summary>Raises a non-maskable interrupt (<c>VCPUOP_send_nmi</c>). Any domain, for any of its vCPUs.</summary>
    /// <param name="vcpu">The vCPU.</param>
    public static HypercallResult SendNmi(VcpuId vcpu) => SendNmi(vcpu, default);
}
