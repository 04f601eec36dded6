namespace HypercallSdk.Guest;

/// <summary>
/// The kernel's half of every address space, as the library lays it out. Its level-4 entries are made before the first
/// address space is, so that all share the tables below.
/// </summary>
internal static class KernelAddresses
{
    /// <summary>The first level-4 entry behind the hypervisor's.</summary>
    internal const int FirstKernelSlot = 272;

    /// <summary>The first level-4 entry of the upper half, and of the hypervisor.</summary>
    internal const int FirstUpperSlot = 256;

    /// <summary>The domain's frames, one behind the other: those that the builder did not map.</summary>
    internal const ulong DirectMap = 0xffff_8800_0000_0000;

    /// <summary>What maps other things than the domain's own frames: grant table, grants, foreign frames.</summary>
    internal const ulong Windows = 0xffff_8880_0000_0000;

    /// <summary>
    /// The xen target's vCPUs but the first, a megabyte each: behind the windows, below the same level-4 entry.
    /// </summary>
    internal const ulong VcpuAreas = 0xffff_88c0_0000_0000;
}
