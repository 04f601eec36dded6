using System.Threading;

namespace HypercallSdk.Guest;

/// <summary>
/// The library's state of each vCPU. vCPU 0's is there from the start; another's from the moment that
/// <see cref="Vcpus.Start(int)"/> prepared it.
/// </summary>
/// <remarks>Where a state lies is the target's part of this class.</remarks>
internal static unsafe partial class VcpuStates
{
    /// <summary>The running vCPU's.</summary>
    internal static ref VcpuState Current => ref *Place(Vcpu.Id);

    /// <summary>That of a vCPU that <see cref="IsPrepared"/>.</summary>
    // SAFETY: a vCPU whose bit is set has a state at its place, zeroed before the bit was set; it stays there.
    internal static ref VcpuState Of(int vcpu) => ref *Place(vcpu);

    /// <summary>Whether the vCPU has a state.</summary>
    internal static bool IsPrepared(int vcpu) =>
        vcpu == 0 || ((uint)vcpu < Vcpu.MaximumCount && (Volatile.Read(ref GuestLibraryState.Current.PreparedVcpus[vcpu >> 6]) >> (vcpu & 63) & 1) != 0);

    /// <summary>Says that the vCPU has a state; under the lock of those who start vCPUs.</summary>
    internal static void MarkPrepared(int vcpu)
    {
        ref ulong word = ref GuestLibraryState.Current.PreparedVcpus[vcpu >> 6];
        Volatile.Write(ref word, word | (1UL << (vcpu & 63)));
    }
}
