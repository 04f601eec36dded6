// Who runs where. The host asks a scheduler, one physical CPU at a time, and tells it what becomes runnable and what stops
// being so. What holds for every scheduler:
//
//  - It is asked (Schedule) when the CPU was tickled, when the slice that it gave is over, and when the vCPU that ran cannot
//    go on. Between two handlers at the earliest: a hosted handler is never interrupted.
//  - A runnable vCPU is either some CPU's Current or in one of the scheduler's queues, never both, never twice.
//  - It never hands out a vCPU that is not runnable, nor one that another CPU runs, nor one outside its hard affinity.
//  - All randomness comes from the host's seed. Nothing here reads a clock: the time is an argument.
//
// One thread drives all CPUs, so nothing here is locked; what a call may touch (the CPU that asks, the queue of the CPU that
// is tickled) is kept apart by CPU, so that locks can come with threads.
using System.Collections.Generic;
using System.IO.Hashing;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Decides which vCPU each physical CPU runs.</summary>
internal abstract class Scheduler
{
    /// <summary>Which one it is.</summary>
    public abstract SchedulerKind Kind { get; }

    /// <summary>Takes charge of a host's physical CPUs; once, before there is any vCPU.</summary>
    public abstract void Attach(Host host);

    /// <summary>A vCPU exists: makes its <see cref="Vcpu.Unit"/>. It is not runnable yet.</summary>
    public abstract void Add(Vcpu vcpu);

    /// <summary>A vCPU is no more. It is asleep; if it is still its CPU's current one, it ran until <paramref name="now"/>.</summary>
    public abstract void Remove(Vcpu vcpu, ulong now);

    /// <summary>A vCPU that waited has become runnable: queues it, and tickles a CPU for it.</summary>
    public abstract void Wake(Vcpu vcpu, ulong now);

    /// <summary>A vCPU that is queued is not runnable any more: takes it out. (One that runs is dropped by the next <see cref="Schedule"/>.)</summary>
    public abstract void Sleep(Vcpu vcpu, ulong now);

    /// <summary>The vCPU that runs wants to go behind the others: the next <see cref="Schedule"/> sees to it.</summary>
    public abstract void Yield(Vcpu vcpu);

    /// <summary>
    /// The quick way from one vCPU to the next, for the case that nearly every switch is: all that <see cref="Schedule"/> and the
    /// switch after it would do. False, with nothing done, where there is more to it. Not for a host that is traced.
    /// </summary>
    public abstract bool TryTakeTurns(PhysicalCpu cpu, ulong now);

    /// <summary>
    /// Says what <paramref name="cpu"/> runs next. Its <see cref="PhysicalCpu.Current"/> is what it ran until now: if that is
    /// still runnable it is chosen again or queued.
    /// </summary>
    /// <param name="cpu">The processor that asks.</param>
    /// <param name="now">Its time.</param>
    /// <param name="slice">For how long, in nanoseconds.</param>
    /// <returns>That of the vCPU to run, or null to idle.</returns>
    public abstract SchedulerUnit? Schedule(PhysicalCpu cpu, ulong now, out ulong slice);

    /// <summary>Where a vCPU may run, or would rather, was changed.</summary>
    public abstract void AffinityChanged(Vcpu vcpu, ulong now);

    /// <summary>A digest of what it will decide by: credits, the order of queues.</summary>
    public abstract void AddTo(XxHash128 hash);

    /// <summary>What is not as it must be between two steps, a line each.</summary>
    public abstract void Recount(ICollection<string> lines);
}
