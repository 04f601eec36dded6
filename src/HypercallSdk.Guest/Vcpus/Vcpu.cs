using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The running vCPU.</summary>
public static class Vcpu
{
    /// <summary>The most vCPUs that the library serves.</summary>
    public const int MaximumCount = 256;

    /// <summary>
    /// How many vCPUs have their <c>vcpu_info</c> in shared_info (<c>XEN_LEGACY_MAX_VCPUS</c>); that of the others is
    /// registered.
    /// </summary>
    internal const int CountInSharedInfo = 32;

    /// <summary>The running vCPU's number.</summary>
    public static int Id => Gate.VcpuId;

    /// <summary>
    /// Says that the kernel computes for <paramref name="nanoseconds"/>: charged in virtual time; nothing on real Xen,
    /// where time passes anyway.
    /// </summary>
    public static void Spend(ulong nanoseconds) => Gate.Spend(nanoseconds);

    /// <summary>Raises <see cref="TrapVector.Breakpoint"/>, as <c>int3</c> does; the handler resumes behind it.</summary>
    public static void Breakpoint() => Gate.RaiseTrap((byte)TrapVector.Breakpoint);

    /// <summary>
    /// Raises <see cref="TrapVector.InvalidOpcode"/>, as <c>ud2</c> does. The frame stands on the instruction, two bytes
    /// long: a handler that wants to go on adds <see cref="UndefinedLength"/> to its instruction pointer.
    /// </summary>
    public static void Undefined() => Gate.RaiseTrap((byte)TrapVector.InvalidOpcode);

    /// <summary>The length of the instruction that <see cref="Undefined"/> executes.</summary>
    public const ulong UndefinedLength = 2;
}
