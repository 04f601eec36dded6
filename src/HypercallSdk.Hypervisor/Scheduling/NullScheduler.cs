// Xen's null scheduler: no scheduling at all.
//
//  - A vCPU that is up has a physical CPU of its own, and is the only one that ever runs there, whether it has something to do or
//    not. It gets it when it first has something to do, and gives it back when it goes down or is no more.
//  - For whom there is none left (within its hard affinity; the soft one is looked at first) there is a list: first come, first
//    served, as CPUs are given back.
using System.Collections.Generic;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Gives each vCPU a processor of its own.</summary>
internal sealed class NullScheduler : Scheduler
{
    private readonly List<NullUnit> _waiting = [];
    private Host _host = null!;

    /// <inheritdoc/>
    public override SchedulerKind Kind => SchedulerKind.Null;

    /// <summary>The vCPUs that have no CPU, the one that has waited longest first.</summary>
    public IReadOnlyList<NullUnit> Waiting => _waiting;

    /// <inheritdoc/>
    public override void Attach(Host host)
    {
        _host = host;
        foreach (PhysicalCpu cpu in host.PhysicalCpus)
            cpu.Data = new NullCpu();
    }

    /// <inheritdoc/>
    public override void Add(Vcpu vcpu) => vcpu.Unit = new NullUnit(vcpu, _host.PhysicalCpus[0]) { HardAffinity = vcpu.Domain.InitialAffinity };

    /// <inheritdoc/>
    public override void Remove(Vcpu vcpu) => Release(UnitOf(vcpu), 0);

    /// <inheritdoc/>
    public override void Wake(Vcpu vcpu, ulong now)
    {
        NullUnit unit = UnitOf(vcpu);
        if (unit.Own is null && !TryAssign(unit) && !_waiting.Contains(unit))
            _waiting.Add(unit);

        unit.Own?.Tickle(now);
    }

    /// <inheritdoc/>
    public override void Sleep(Vcpu vcpu, ulong now)
    {
        if (!vcpu.IsUp || vcpu.Domain.HasEnded)
            Release(UnitOf(vcpu), now);
        else
            _waiting.Remove(UnitOf(vcpu));
    }

    /// <inheritdoc/>
    public override void Yield(Vcpu vcpu)
    {
        // Nobody else wants its CPU.
    }

    /// <inheritdoc/>
    public override Vcpu? Schedule(PhysicalCpu cpu, ulong now, out ulong slice)
    {
        slice = ulong.MaxValue;
        if (cpu.Current is { } previous && (!previous.IsUp || previous.Domain.HasEnded))
            Release(UnitOf(previous), now);

        return OwnerOf(cpu)?.Vcpu is { IsRunnable: true } vcpu ? vcpu : null;
    }

    /// <inheritdoc/>
    public override void AffinityChanged(Vcpu vcpu, ulong now)
    {
        NullUnit unit = UnitOf(vcpu);
        if (unit.Own is not { } own || unit.MayRunOn(own))
        {
            AssignWaiting(now);
            return;
        }

        Release(unit, now);
        own.Tickle(now);
        if (vcpu.IsRunnable)
            Wake(vcpu, now);
    }

    private static NullUnit UnitOf(Vcpu vcpu) => (NullUnit)vcpu.Unit;

    private static NullUnit? OwnerOf(PhysicalCpu cpu) => ((NullCpu)cpu.Data!).Owner;

    private void Release(NullUnit unit, ulong now)
    {
        _waiting.Remove(unit);
        if (unit.Own is not { } own)
            return;

        unit.Own = null;
        ((NullCpu)own.Data!).Owner = null;
        AssignWaiting(now);
    }

    private void AssignWaiting(ulong now)
    {
        for (int i = 0; i < _waiting.Count; i++)
        {
            NullUnit next = _waiting[i];
            if (!TryAssign(next))
                continue;

            _waiting.RemoveAt(i--);
            next.Own!.Tickle(now);
        }
    }

    private bool TryAssign(NullUnit unit)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (PhysicalCpu cpu in _host.PhysicalCpus)
            {
                if (OwnerOf(cpu) is not null || !(pass == 0 ? unit.Prefers(cpu) : unit.MayRunOn(cpu)))
                    continue;

                ((NullCpu)cpu.Data!).Owner = unit;
                unit.Own = cpu;
                unit.Cpu = cpu;
                return true;
            }
        }

        return false;
    }
}
