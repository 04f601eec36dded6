using System.Collections.Generic;
using HypercallSdk.Hypervisor.Scheduling;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Domains;

public sealed unsafe partial class Domain
{
    // Where vCPUs that are pinned for a while ran before. Only the control domain's ever are.
    private Dictionary<Vcpu, CpuMask>? _unpinned;

    /// <summary>Whether a vCPU is pinned for a while (<c>SCHEDOP_pin_override</c>): its affinity cannot be set then.</summary>
    internal bool IsPinned(Vcpu vcpu) => _unpinned is { } unpinned && unpinned.ContainsKey(vcpu);

    /// <summary>Where a vCPU that is pinned for a while may run when it is not any more; null for one that is not.</summary>
    internal CpuMask? AffinityBeforePin(Vcpu vcpu) => _unpinned is { } unpinned && unpinned.TryGetValue(vcpu, out CpuMask before) ? before : null;

    /// <summary>Pins a vCPU to one of the machine's CPUs; false when it is pinned already.</summary>
    internal bool TryPin(Vcpu vcpu, int cpu)
    {
        _unpinned ??= [];
        if (!_unpinned.TryAdd(vcpu, vcpu.Unit.HardAffinity))
            return false;

        SetHardAffinity(vcpu, CpuMask.Of(cpu));
        return true;
    }

    /// <summary>Undoes it; false when the vCPU is not pinned.</summary>
    internal bool TryUnpin(Vcpu vcpu)
    {
        if (_unpinned is null || !_unpinned.Remove(vcpu, out CpuMask before))
            return false;

        SetHardAffinity(vcpu, before);
        return true;
    }

    private void SetHardAffinity(Vcpu vcpu, CpuMask mask)
    {
        vcpu.Unit.HardAffinity = mask;
        Host.Scheduler.AffinityChanged(vcpu, Host.Clock.Now);
    }
}
