namespace HypercallSdk.Abi;

/// <summary>
/// The numbers of a kernel's entry points, the same on both targets: the assembly stubs' table on real Xen, addresses
/// in the image's text page in the built-in hypervisor.
/// </summary>
[NotInXen("the numbers of this library's own entry stubs")]
public static class KernelEntry
{
    /// <summary>Entry points 0 to 31 are the trap handlers, by vector.</summary>
    public const int TrapCount = 32;

    /// <summary>The event callback (<c>CALLBACKTYPE_event</c>).</summary>
    public const int Upcall = 32;

    /// <summary>The failsafe callback (<c>CALLBACKTYPE_failsafe</c>).</summary>
    public const int Failsafe = 33;

    /// <summary>The 64-bit system-call callback (<c>CALLBACKTYPE_syscall</c>).</summary>
    public const int Syscall = 34;

    /// <summary>Where a domain's first vCPU starts, start_info in RSI.</summary>
    public const int Boot = 35;

    /// <summary>The idle loop's place: work to do when nothing else is.</summary>
    public const int Idle = 36;

    /// <summary>Where a domain's further vCPUs start, each on its own stack, upcalls masked.</summary>
    public const int VcpuBoot = 37;

    /// <summary>How many entry points there are.</summary>
    public const int Count = 38;
}
