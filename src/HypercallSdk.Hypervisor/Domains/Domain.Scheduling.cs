// What a domain may have of the processors, and what it has had.
using System;
using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Domains;

public sealed unsafe partial class Domain
{
    /// <summary>
    /// The domain's share beside the others', 1 to 65,535, for each of its vCPUs that wants to run: one of 512 gets twice what
    /// one of 256 gets. Without effect under <see cref="SchedulerKind.Null"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 1 to 65,535.</exception>
    public int Weight
    {
        get => Share.Weight;
        set => Share.Weight = CheckWeight(value);
    }

    /// <summary>
    /// What the domain may have at most, in percent of one physical CPU (so 400 for four of them), however idle the machine;
    /// 0 for no limit. Without effect under <see cref="SchedulerKind.Null"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than 100 for each vCPU that the domain may have.</exception>
    public int Cap
    {
        get => Share.Cap;
        set => SetCap(CheckCap(value, _vcpus.Length));
    }

    /// <summary>How long the domain's vCPUs have run so far, all together.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TimeSpan CpuTime
    {
        get
        {
            ulong total = 0;
            foreach (Vcpu vcpu in _vcpus)
                total += vcpu.TimeIn(RunstateKind.Running);

            return Span(total);
        }
    }

    /// <summary>
    /// How long the domain's vCPUs have waited for a processor while they had something to do, all together: what Xen calls
    /// stolen time.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TimeSpan WaitingTime
    {
        get
        {
            ulong total = 0;
            foreach (Vcpu vcpu in _vcpus)
                total += vcpu.TimeIn(RunstateKind.Runnable);

            return Span(total);
        }
    }

    /// <summary>What the scheduler knows of the domain as a whole.</summary>
    internal CreditDomain Share { get; }

    /// <summary>Sets the cap, of which each vCPU's unit knows whether there is one.</summary>
    internal void SetCap(int cap)
    {
        Share.Cap = cap;
        foreach (Vcpu vcpu in _vcpus)
            vcpu.Unit.IsCapped = cap != 0;
    }

    /// <summary>Where its vCPUs may run from the start.</summary>
    internal CpuMask InitialAffinity { get; private set; }

    /// <summary>Where a vCPU may run, and where it would rather.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The domain has no such vCPU.</exception>
    public (CpuMask Hard, CpuMask Soft) GetAffinity(VcpuId vcpu)
    {
        SchedulerUnit unit = FindVcpu(vcpu).Unit;
        return (unit.HardAffinity, unit.SoftAffinity);
    }

    /// <summary>Says where a vCPU may run and where it would rather. One that runs elsewhere leaves before its next handler.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The domain has no such vCPU.</exception>
    /// <exception cref="ArgumentException">The machine has none of the processors on which it may run.</exception>
    /// <exception cref="InvalidOperationException">
    /// It may run elsewhere, and is kept where it is by <c>SCHEDOP_pin_override</c> for now.
    /// </exception>
    public void SetAffinity(VcpuId vcpu, CpuMask hard, CpuMask soft)
    {
        Vcpu target = FindVcpu(vcpu);
        if (!HasAnyOf(hard))
            throw new ArgumentException($"The machine has CPUs 0 to {Host.PhysicalCpus.Length - 1}: {target} could run on none of {hard}.", nameof(hard));

        if (IsPinned(target) && hard != target.Unit.HardAffinity)
            throw new InvalidOperationException($"{target} is kept on {target.Unit.HardAffinity} by SCHEDOP_pin_override, until its domain undoes that.");

        target.Unit.HardAffinity = hard;
        target.Unit.SoftAffinity = soft;
        Host.Scheduler.AffinityChanged(target, Host.Clock.Now);
    }

    /// <summary>Whether the machine has any CPU of <paramref name="mask"/>.</summary>
    internal bool HasAnyOf(CpuMask mask) => !(mask & CpuMask.First(Host.PhysicalCpus.Length)).IsEmpty;

    private static TimeSpan Span(ulong nanoseconds) => TimeSpan.FromTicks((long)(nanoseconds / 100));

    private static int CheckWeight(int weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, ushort.MaxValue);
        return weight;
    }

    private static int CheckCap(int cap, int vcpus)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cap);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cap, int.Min(100 * vcpus, ushort.MaxValue));
        return cap;
    }

    private void InitializeScheduling(DomainConfig config)
    {
        if (!HasAnyOf(config.Affinity))
            throw new ArgumentException($"The machine has CPUs 0 to {Host.PhysicalCpus.Length - 1}: {Name} could run on none of {config.Affinity}.", nameof(config));

        Share.Weight = CheckWeight(config.Weight);
        Share.Cap = CheckCap(config.Cap, config.Vcpus);
        InitialAffinity = config.Affinity;
    }

    private Vcpu FindVcpu(VcpuId vcpu)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(vcpu.Value, (uint)_vcpus.Length, nameof(vcpu));
        return _vcpus[(int)vcpu.Value];
    }
}
