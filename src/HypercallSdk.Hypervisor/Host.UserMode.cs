// How long user code runs at a stretch: up to what happens next on its physical CPU, which is known beforehand in virtual time.
// An instruction has a fixed cost, so a timer interrupts user code at an instruction that follows from what was done before.
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor;

public sealed unsafe partial class Host
{
    // What is posted from outside is taken between two stretches: some hundred microseconds of the host's.
    private const long LongestStretch = 100_000;

    // On a wall clock nobody knows how many instructions are left until a timer is due.
    private const long WallClockStretch = 20_000;

    // As long as a handler may be ahead of the other CPUs, or about that: nanoseconds.
    private const ulong Ahead = 10_000;

    /// <summary>How many instructions the user code of <paramref name="vcpu"/> may run on <paramref name="cpu"/> now.</summary>
    internal long UserBudget(PhysicalCpu cpu, Vcpu vcpu)
    {
        if (!Clock.IsVirtual)
            return WallClockStretch;

        ulong now = cpu.LocalTime;
        ulong until = ulong.Min(ulong.Min(Timers.NextDeadline, cpu.SliceEnd), vcpu.PeriodicTimer.Next);
        foreach (PhysicalCpu other in _cpus)
        {
            if (other != cpu && other.IsBusy)
                until = ulong.Min(until, ulong.Max(other.LocalTime, now) + Ahead);
        }

        ulong cost = InstructionCost;
        ulong span = until > now ? until - now : 1;
        return (long)ulong.Clamp((span / cost) + (span % cost == 0 ? 0UL : 1UL), 1, LongestStretch);
    }

    /// <summary>Charges user code for the instructions that it ran.</summary>
    internal void ChargeUser(long instructions) => Clock.Charge((ulong)instructions * InstructionCost);

    /// <summary>The time-stamp counter as user code reads it, so many instructions into its stretch.</summary>
    internal ulong UserTimestamp(long completed) =>
        Timestamps.At(Clock.Now + (Clock.IsVirtual ? (ulong)completed * InstructionCost : 0));

    private ulong InstructionCost => ulong.Max(Options.Costs.Instruction, 1);
}
