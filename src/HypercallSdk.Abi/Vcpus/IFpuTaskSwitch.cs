namespace HypercallSdk.Abi;

/// <summary>The flag that makes the next use of the FPU trap (<c>HYPERVISOR_fpu_taskswitch</c>).</summary>
[HypercallContract]
public interface IFpuTaskSwitch
{
    /// <summary>
    /// Sets or clears the calling vCPU's task-switched flag, bit 3 of CR0 (<c>HYPERVISOR_fpu_taskswitch</c>). Any
    /// domain; cannot fail.
    /// </summary>
    /// <param name="set">0 to clear it, anything else to set it.</param>
    /// <remarks>
    /// Order: with the flag set, the next use of the FPU enters the kernel's handler of vector 7, the flag cleared
    /// already.
    /// </remarks>
    [Hypercall(HypercallNumber.FpuTaskswitch, Privilege = HypercallPrivilege.Any)]
    HypercallResult Set(uint set);
}
