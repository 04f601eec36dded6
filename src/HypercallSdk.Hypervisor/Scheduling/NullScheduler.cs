// A physical CPU for each vCPU, after Xen's null scheduler: no queue, no slice, no decision once a vCPU has its CPU. What holds:
//
//  - A vCPU that is up has a CPU to itself, one that it prefers if there is one, else one that it may run on, from its first
//    wake until it goes down, its domain ends, or its affinity forbids the CPU. A vCPU that sleeps keeps its CPU.
//  - vCPUs that find none free wait, in the order in which they came; when a CPU becomes free, the first that may run there
//    gets it.
using System.Collections.Generic;
using System.IO.Hashing;
using System.Numerics;
using System.Runtime.CompilerServices;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Pins each vCPU to a CPU of its own.</summary>
internal sealed class NullScheduler : Scheduler
{
    private readonly List<NullUnit> _waiting = [];
    private NullUnit?[] _owners = [];
    private PhysicalCpu[] _cpus = [];
    private UnitTable _units = null!;
    private ulong _free;

    /// <inheritdoc/>
    public override SchedulerKind Kind => SchedulerKind.Null;

    /// <summary>Those that no CPU is free for.</summary>
    internal IReadOnlyList<NullUnit> Waiting => _waiting;

    /// <inheritdoc/>
    public override void Attach(Host host)
    {
        _units = host.Units;
        _cpus = host.PhysicalCpus.ToArray();
        _owners = new NullUnit?[_cpus.Length];
        _free = CpuMask.First(_cpus.Length).Bits;
    }

    /// <inheritdoc/>
    public override void Add(Vcpu vcpu)
    {
        vcpu.Unit = new NullUnit();
        _units.Add(vcpu.Unit);
        vcpu.Unit.Serve(vcpu, _cpus[0]);
    }

    /// <inheritdoc/>
    public override void Remove(Vcpu vcpu, ulong now)
    {
        NullUnit unit = UnitOf(vcpu);
        _waiting.Remove(unit);
        Release(unit, now);
    }

    /// <inheritdoc/>
    public override void Wake(Vcpu vcpu, ulong now)
    {
        NullUnit unit = UnitOf(vcpu);
        if (!unit.HasCpu && !TryAssign(unit))
        {
            if (!_waiting.Contains(unit))
                _waiting.Add(unit);

            return;
        }

        unit.Cpu.Tickle(now);
    }

    /// <inheritdoc/>
    public override void Sleep(Vcpu vcpu, ulong now)
    {
        NullUnit unit = UnitOf(vcpu);
        _waiting.Remove(unit);
        if (!IsOnline(vcpu))
            Release(unit, now);
    }

    /// <inheritdoc/>
    public override void Yield(Vcpu vcpu)
    {
        // Nobody waits for its CPU.
    }

    /// <inheritdoc/>
    // Nobody takes turns.
    public override bool TryTakeTurns(PhysicalCpu cpu, ulong now) => false;

    /// <inheritdoc/>
    public override SchedulerUnit? Schedule(PhysicalCpu cpu, ulong now, out ulong slice)
    {
        slice = ulong.MaxValue;
        if (_owners[cpu.Id] is { } owner && (!IsOnline(owner.Vcpu) || (owner.Allowed & (1UL << cpu.Id)) == 0))
            Leave(owner, now);

        return _owners[cpu.Id] is { } unit && unit.Vcpu.IsRunnable ? unit : null;
    }

    /// <inheritdoc/>
    public override void AffinityChanged(Vcpu vcpu, ulong now)
    {
        NullUnit unit = UnitOf(vcpu);
        if (unit.HasCpu)
        {
            if ((unit.Allowed & (1UL << unit.Cpu.Id)) == 0)
            {
                if (unit.Cpu.Current == vcpu)
                    unit.Cpu.Tickle(now);
                else
                    Leave(unit, now);
            }
        }
        else if (_waiting.Contains(unit) && TryAssign(unit))
        {
            _waiting.Remove(unit);
            unit.Cpu.Tickle(now);
        }
    }

    /// <inheritdoc/>
    public override void AddTo(XxHash128 hash)
    {
        foreach (NullUnit? owner in _owners)
            Add(hash, owner);

        foreach (NullUnit waiting in _waiting)
            Add(hash, waiting);
    }

    /// <inheritdoc/>
    public override void Recount(ICollection<string> lines)
    {
        for (int i = 0; i < _owners.Length; i++)
        {
            if (_owners[i] is null != ((_free & (1UL << i)) != 0))
                lines.Add($"cpu{i} is {((_free & (1UL << i)) != 0 ? "free" : "not free")} and belongs to {_owners[i]?.Vcpu.ToString() ?? "nobody"}");

            if (_owners[i] is { } owner && (!owner.HasCpu || owner.Cpu.Id != i || _waiting.Contains(owner)))
                lines.Add($"cpu{i} belongs to {owner.Vcpu}, which is elsewhere");

            if (_cpus[i].Current is { } current && _owners[i]?.Vcpu != current)
                lines.Add($"cpu{i} runs {current} and belongs to {_owners[i]?.Vcpu.ToString() ?? "nobody"}");
        }

        foreach (NullUnit waiting in _waiting)
        {
            if (waiting.HasCpu || (_free & waiting.Allowed) != 0)
                lines.Add($"{waiting.Vcpu} waits, and could run");
        }
    }

    private static void Add(XxHash128 hash, NullUnit? unit)
    {
        ulong value = unit is null ? 0 : 1 | ((ulong)unit.Vcpu.Domain.Id.Value << 8) | ((ulong)unit.Vcpu.Id.Value << 24);
        hash.Append(System.BitConverter.GetBytes(value));
    }

    private static NullUnit UnitOf(Vcpu vcpu) => Unsafe.As<NullUnit>(vcpu.Unit);

    private static bool IsOnline(Vcpu vcpu) => vcpu.IsUp && !vcpu.Domain.HasEnded;

    private bool TryAssign(NullUnit unit)
    {
        ulong candidates = _free & unit.Allowed;
        if (candidates == 0)
            return false;

        if ((candidates & unit.Preferred) != 0)
            candidates &= unit.Preferred;

        ulong own = 1UL << unit.Cpu.Id;
        int id = (candidates & own) != 0 ? unit.Cpu.Id : BitOperations.TrailingZeroCount(candidates);
        unit.MoveTo(_cpus[id]);
        unit.HasCpu = true;
        _owners[id] = unit;
        _free &= ~(1UL << id);
        return true;
    }

    // It may not stay: it takes another CPU, or waits for one.
    private void Leave(NullUnit unit, ulong now)
    {
        Release(unit, now);
        if (IsOnline(unit.Vcpu) && unit.Vcpu.IsRunnable)
            Wake(unit.Vcpu, now);
    }

    // Its CPU is free for the first that waits and may run there.
    private void Release(NullUnit unit, ulong now)
    {
        if (!unit.HasCpu)
            return;

        unit.HasCpu = false;
        int id = unit.Cpu.Id;
        _owners[id] = null;
        _free |= 1UL << id;
        foreach (NullUnit waiting in _waiting)
        {
            if ((waiting.Allowed & (1UL << id)) == 0 || !TryAssign(waiting))
                continue;

            _waiting.Remove(waiting);
            waiting.Cpu.Tickle(now);
            return;
        }
    }
}
