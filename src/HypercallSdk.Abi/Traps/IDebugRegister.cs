namespace HypercallSdk.Abi;

/// <summary>A vCPU's debug registers (<c>HYPERVISOR_set_debugreg</c>).</summary>
[HypercallContract]
public interface IDebugRegister
{
    /// <summary>
    /// Writes one of the calling vCPU's debug registers (<c>HYPERVISOR_set_debugreg</c>). Any domain.
    /// </summary>
    /// <param name="register">0 to 3, 6 or 7; 4 and 5 are 6 and 7 while CR4 has no debugging extensions.</param>
    /// <param name="value">What it is to hold.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such register.</item>
    /// <item><see cref="XenErrno.NotPermitted"/>: an address is the hypervisor's, or register 7 asks for what a guest
    /// may not have.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.SetDebugreg, Privilege = HypercallPrivilege.Any)]
    HypercallResult Set(int register, ulong value);

    /// <summary>
    /// Reads one of the calling vCPU's debug registers (<c>HYPERVISOR_get_debugreg</c>). Any domain.
    /// </summary>
    /// <param name="register">0 to 3, 6 or 7.</param>
    /// <returns>What it holds: a value from -4095 to -1 cannot be told from an error.</returns>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NoSuchDevice"/>: there is no such register.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.GetDebugreg, Privilege = HypercallPrivilege.Any)]
    HypercallResult Get(int register);
}
