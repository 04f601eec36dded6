using System.Collections.Generic;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Takes turns: whoever has waited longest gets one handler; the seed decides between those that came at once.</summary>
internal sealed class TurnScheduler : Scheduler
{
    private readonly List<Unit> _queue = [];
    private Host _host = null!;
    private ulong _random;

    /// <inheritdoc/>
    public override void Attach(Host host)
    {
        _host = host;
        _random = (host.Options.Seed * 2) + 1;
    }

    /// <inheritdoc/>
    public override void Add(Vcpu vcpu) => vcpu.Unit = new Unit(vcpu, _host.PhysicalCpus[0]);

    /// <inheritdoc/>
    public override void Remove(Vcpu vcpu) => Sleep(vcpu, 0);

    /// <inheritdoc/>
    public override void Wake(Vcpu vcpu, ulong now)
    {
        Queue((Unit)vcpu.Unit, now);
        foreach (PhysicalCpu cpu in _host.PhysicalCpus)
        {
            if (!cpu.IsBusy)
            {
                cpu.Tickle(now);
                return;
            }
        }
    }

    /// <inheritdoc/>
    public override void Sleep(Vcpu vcpu, ulong now) => _queue.Remove((Unit)vcpu.Unit);

    /// <inheritdoc/>
    public override void Yield(Vcpu vcpu)
    {
    }

    /// <inheritdoc/>
    public override Vcpu? Schedule(PhysicalCpu cpu, ulong now, out ulong slice)
    {
        slice = 0;
        if (cpu.Current is { IsRunnable: true } previous)
            Queue((Unit)previous.Unit, now);

        if (_queue.Count == 0)
            return null;

        int ties = 1;
        while (ties < _queue.Count && _queue[ties].Since == _queue[0].Since)
            ties++;

        int chosen = ties > 1 ? Next(ties) : 0;
        Unit unit = _queue[chosen];
        _queue.RemoveAt(chosen);
        unit.Cpu = cpu;
        return unit.Vcpu;
    }

    /// <inheritdoc/>
    public override void AffinityChanged(Vcpu vcpu, ulong now)
    {
    }

    private void Queue(Unit unit, ulong now)
    {
        unit.Since = now;
        _queue.Add(unit);
    }

    // xorshift64*: the same numbers on every machine.
    private int Next(int bound)
    {
        _random ^= _random >> 12;
        _random ^= _random << 25;
        _random ^= _random >> 27;
        return (int)((_random * 0x2545_f491_4f6c_dd1d >> 33) % (uint)bound);
    }

    private sealed class Unit(Vcpu vcpu, PhysicalCpu cpu) : SchedulerUnit(vcpu, cpu)
    {
        public ulong Since { get; set; }
    }
}
