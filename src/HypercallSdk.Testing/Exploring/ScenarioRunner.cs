using System;
using System.Diagnostics.CodeAnalysis;
using HypercallSdk.Hypervisor.Interleaving;

namespace HypercallSdk.Testing.Exploring;

/// <summary>Runs one kind of scenario, as often as it is asked to, on one thread.</summary>
/// <param name="make">Makes one.</param>
internal sealed class ScenarioRunner(Func<Scenario> make) : IDisposable
{
    private readonly HandlerThreads _threads = new();

    /// <summary>Runs it once.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="schedule">How it is disturbed.</param>
    /// <param name="noise">And beside that.</param>
    /// <param name="tellsPlaces">Whether the places are looked for.</param>
    /// <param name="run">How it was disturbed.</param>
    /// <returns>What it threw; null where all held.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a scenario throws, an assertion of any framework, is what is looked for.")]
    public Exception? Run(ulong seed, Schedule? schedule, Noise? noise, bool tellsPlaces, out ExploredRun run)
    {
        Scenario scenario = make();
        run = new ExploredRun(scenario, seed, _threads, schedule, noise, tellsPlaces);
        using var machine = new Machine(scenario.Options, run);
        try
        {
            scenario.Run(machine);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _threads.Dispose();
}
