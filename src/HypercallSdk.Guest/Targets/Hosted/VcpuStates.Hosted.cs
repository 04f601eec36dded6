using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <content>In the built-in hypervisor's image the states lie behind the library's own, one for each vCPU that the domain may have.</content>
internal static unsafe partial class VcpuStates
{
    // A line of the processor's cache each, so that the first one is aligned.
    private const int Alignment = 64;

    /// <summary>How many bytes the library's state and those of its vCPUs take.</summary>
    internal static int SizeFor(int vcpus) => Offset + ((vcpus < Vcpu.MaximumCount ? vcpus : Vcpu.MaximumCount) * sizeof(VcpuState));

    /// <summary>The end of the stack that a vCPU starts on: the image has one for each.</summary>
    internal static ulong StackTop(int vcpu) => Gate.StackTop(vcpu);

    /// <summary>The end of the stack for entries from user mode: the same one, since no frame stays on it.</summary>
    internal static ulong TrapStackTop(int vcpu) => Gate.StackTop(vcpu);

    /// <summary>What the GS base of a vCPU's kernel is: nothing here looks at it.</summary>
    internal static ulong GsBase(int vcpu) => 0;

    /// <summary>Makes a vCPU's memory: it is part of the image.</summary>
    internal static HypercallResult Prepare(int vcpu) => HypercallResult.Success;

    private static int Offset => (sizeof(GuestLibraryState) + Alignment - 1) & ~(Alignment - 1);

    // SAFETY: the image was laid out with SizeFor(the domain's vCPUs) bytes there.
    private static VcpuState* Place(int vcpu) => (VcpuState*)((byte*)Gate.LibraryState + Offset + (vcpu * sizeof(VcpuState)));
}
