namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>
/// Which of its two address spaces a vCPU runs on. On 64-bit PV both run at privilege level 3: the mode, not a ring, is what
/// the tables in use and the translation cache know.
/// </summary>
internal enum VcpuMode : byte
{
    /// <summary>The guest's kernel.</summary>
    Kernel,

    /// <summary>The guest kernel's user code.</summary>
    User,
}
