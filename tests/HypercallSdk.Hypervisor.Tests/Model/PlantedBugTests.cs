using System;
using HypercallSdk.Hypervisor.Checking;

namespace HypercallSdk.Hypervisor.Tests.Model;

// The property test has teeth: with any one of these checks left out of the hypervisor it fails, on a sequence short enough
// to read, and with the check in place the same seed passes.
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private const int MostSequences = 30_000;

    [Theory]
    [InlineData(nameof(PlantedBug.LinearMappingGainsWriting), 6)]
    [InlineData(nameof(PlantedBug.ExchangeWritesAnywhere), 6)]
    [InlineData(nameof(PlantedBug.NodeIsUnchecked), 6)]
    [InlineData(nameof(PlantedBug.StaleTranslationsStay), 6)]
    [InlineData(nameof(PlantedBug.DeviceMappingIsNotCounted), 6)]
    [InlineData(nameof(PlantedBug.MappedStatusFramesAreFreed), 6)]
    [InlineData(nameof(PlantedBug.EntryAddressIsUnaligned), 6)]
    [InlineData(nameof(PlantedBug.ExchangeRangeIsUnchecked), 6)]
    public void A_check_that_is_left_out_is_noticed_by_a_short_sequence(string planted, int mostSteps)
    {
        PlantedBug bug = Enum.Parse<PlantedBug>(planted);
        SequenceSearch search = SequenceSearch.Find(Sequences.Of(MemoryModelTests.MostSteps), Options(bug), MostSequences, null);
        output.WriteLine($"{planted}: {search}");
        Assert.True(search.Found, $"nobody notices {planted}");
        Assert.InRange(search.Steps.Count, 1, mostSteps);
        Assert.Null(SequenceRun.FailureOf(search.Steps, Options(PlantedBug.None)));
        SequenceSearch again = SequenceSearch.Find(Sequences.Of(MemoryModelTests.MostSteps), Options(PlantedBug.None), 1, search.Seed);
        Assert.False(again.Found, again.ToString());
    }

    private static HostOptions Options(PlantedBug bug) =>
        new() { MachineMemoryMegabytes = 32, RefusalCallSites = 0, RefusalsHeld = 4, RecountInvariants = false, Planted = bug };
}
