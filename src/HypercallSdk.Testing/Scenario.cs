using System;

namespace HypercallSdk.Testing;

/// <summary>
/// What an exploration runs again and again (<see cref="Explorer.Explore{TScenario}"/>): some guests, what a test does to them, and what must
/// hold. A new one is made for each run; several run at once, so whatever is static must not change.
/// </summary>
public abstract class Scenario
{
    /// <summary>
    /// The machine of a run. Handlers run at once on different physical CPUs only: as many as there are vCPUs that are to meet. Its seed is
    /// the run's.
    /// </summary>
    public virtual MachineOptions Options => new() { PhysicalCpus = 4, HasControlDomain = true, MemoryMegabytes = 64 };

    /// <summary>
    /// How long a vCPU is held up, and a timer late, at most: 1 us to 1 s. Less than what a guest takes for a sign that its peer is gone, where
    /// that is not what is looked for.
    /// </summary>
    public virtual TimeSpan LongestHoldUp => TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// One run: boots guests, says which faults may befall them (<see cref="Occurrence.Sometimes"/>), waits for what must come and asserts
    /// what must hold at the end. Whatever it throws is what the exploration looks for.
    /// </summary>
    /// <param name="machine">The run's machine, just switched on.</param>
    public abstract void Run(Machine machine);

    /// <summary>What must hold at any time that no handler is half done; it is looked at after each step. It must change nothing.</summary>
    /// <param name="machine">The run's machine.</param>
    public virtual void Check(Machine machine)
    {
    }
}
