using System;
using System.Collections.Generic;
using System.Globalization;
using HypercallSdk.Hypervisor.Checking;

namespace HypercallSdk.Hypervisor.Tests.EventLaws;

// Random sequences of all event operations by three domains, 2-level and FIFO mixed: every answer, every bit that a guest
// sees and every event that it takes, in order, are what a model of Xen's rules says. Nothing is lost that Xen would deliver,
// and nothing is invented.
// Replay: HYPERCALLSDK_EVENTS_SEED=(the seed printed); more: HYPERCALLSDK_EVENTS_SEQUENCES=n.
public sealed class EventLawTests(ITestOutputHelper output)
{
    private const int MostSteps = 16;
    private const int MostSequences = 20_000;

    [Fact]
    public void Nothing_is_lost_that_Xen_would_deliver_nothing_is_invented_and_the_order_is_Xens()
    {
        HostOptions options = Options(PlantedBug.None);
        int first = Setting("HYPERCALLSDK_EVENTS_SEED", 1);
        bool isReplay = Environment.GetEnvironmentVariable("HYPERCALLSDK_EVENTS_SEED") is not null;
        int sequences = isReplay ? 1 : Setting("HYPERCALLSDK_EVENTS_SEQUENCES", 400);
        for (int seed = first; seed < first + sequences; seed++)
        {
            IReadOnlyList<EventStep> steps = EventSequences.Of(seed);
            if (EventSequences.FailureOf(steps, options) is null)
                continue;

            Assert.Fail($"seed {seed}:\n{EventSequences.Describe(EventSequences.Minimize(steps, options), options)}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sequences} sequences from seed {first} on, none fails"));
    }

    [Theory]
    [InlineData(nameof(PlantedBug.EdgeIsLostAtUnmask))]
    [InlineData(nameof(PlantedBug.MaskedEdgeGivesUpcall))]
    [InlineData(nameof(PlantedBug.ClosedPortStaysPending))]
    [InlineData(nameof(PlantedBug.ResetLeavesPorts))]
    [InlineData(nameof(PlantedBug.PriorityIsIgnored))]
    [InlineData(nameof(PlantedBug.OldTailIsKept))]
    [InlineData(nameof(PlantedBug.TakenTailIsLinkedTo))]
    [InlineData(nameof(PlantedBug.LinkedPortIsHandedOut))]
    public void A_mistake_in_the_event_channels_is_noticed_by_a_short_sequence(string planted)
    {
        PlantedBug bug = Enum.Parse<PlantedBug>(planted);
        HostOptions options = Options(bug);
        for (int seed = 1; seed < MostSequences; seed++)
        {
            IReadOnlyList<EventStep> steps = EventSequences.Of(seed);
            if (EventSequences.FailureOf(steps, options) is null)
                continue;

            IReadOnlyList<EventStep> shortest = EventSequences.Minimize(steps, options);
            output.WriteLine($"{planted}, seed {seed}:\n{EventSequences.Describe(shortest, options)}");
            Assert.InRange(shortest.Count, 1, MostSteps);
            Assert.Null(EventSequences.FailureOf(shortest, Options(PlantedBug.None)));
            return;
        }

        Assert.Fail($"nobody notices {planted}");
    }

    private static HostOptions Options(PlantedBug bug) =>
        new() { MachineMemoryMegabytes = 32, RefusalCallSites = 0, RefusalsHeld = 4, RecountInvariants = false, Planted = bug };

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
