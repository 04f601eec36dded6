using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>What the domain's vCPUs have in common, once there is more than one.</summary>
internal struct VcpuSharing
{
    // Held by who starts or stops one.
    internal SpinLock Lock;

    // How many the domain may have; 0 while nobody has asked.
    internal int Count;

    // Whether a second one was ever started: from then on system time is the domain's, not the vCPU's.
    internal bool IsShared;

    // The latest system time that any vCPU has seen.
    internal ulong LastSystemTime;

    // The vCPU on whose behalf events are bound at resume, plus one; 0 for the running one.
    internal int BindingFor;

    internal SlotPages Pages;

    internal readonly int BindingVcpu => BindingFor == 0 ? Vcpu.Id : BindingFor - 1;

    /// <summary>Where the pages lie that hold what vCPUs register with the hypervisor; zero while there is none.</summary>
    [InlineArray(Vcpu.MaximumCount / VcpuSlots.PerPage)]
    internal struct SlotPages
    {
        private ulong _first;
    }
}
