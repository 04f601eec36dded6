using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Hypervisor.Processors;

/// <summary>
/// What user code finds by <c>cpuid</c>: a processor of level x86-64-v2, and Xen's leaves from 0x40000000 on. It is the same for
/// the instruction alone and for the one with Xen's prefix, as on a processor where Xen can have <c>cpuid</c> fault.
/// </summary>
internal sealed class UserCpuid : CpuidPolicy
{
    private const uint FirstLeaf = 0x4000_0000;

    // As Xen 4.17's: the last leaf, its version, and nothing that only HVM guests have.
    private const uint LastLeaf = 0x4000_0005;
    private const uint Version = (4 << 16) | 17;

    /// <summary>The policy; it has no state.</summary>
    public static UserCpuid Instance { get; } = new();

    /// <inheritdoc/>
    public override CpuidAnswer Answer(uint leaf, uint subleaf) => leaf switch
    {
        // "XenVMMXenVMM".
        FirstLeaf => new(LastLeaf, 0x566e_6558, 0x6558_4d4d, 0x4d4d_566e),
        FirstLeaf + 1 => new(Version, 0, 0, 0),
        _ => base.Answer(leaf, subleaf),
    };
}
