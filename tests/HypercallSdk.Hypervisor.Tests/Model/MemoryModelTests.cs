using System;
using System.Globalization;

namespace HypercallSdk.Hypervisor.Tests.Model;

// Random sequences of all memory and grant operations by three domains, arguments valid, at the boundary and corrupt: after
// each step the recount agrees, and what the model predicts is so.
// Replay: HYPERCALLSDK_MODEL_SEED=(the seed printed); more: HYPERCALLSDK_MODEL_SEQUENCES=n.
public sealed class MemoryModelTests(ITestOutputHelper output)
{
    internal const int MostSteps = 40;

    [Fact]
    public void After_each_step_of_a_random_sequence_the_recount_agrees_and_the_model_is_right()
    {
        var options = new HostOptions { MachineMemoryMegabytes = 32, RefusalCallSites = 0, RefusalsHeld = 4, RecountInvariants = false };
        int sequences = Setting("HYPERCALLSDK_MODEL_SEQUENCES", 1500);
        var coverage = new StepCoverage();
        SequenceSearch search = SequenceSearch.Find(Sequences.Of(MostSteps), options, sequences, Environment.GetEnvironmentVariable("HYPERCALLSDK_MODEL_SEED"), coverage);
        output.WriteLine(search.ToString());
        output.WriteLine(coverage.ToString());
        Assert.False(search.Found, search.ToString());
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
