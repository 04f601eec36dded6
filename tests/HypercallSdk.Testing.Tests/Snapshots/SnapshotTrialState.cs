using System.Collections.Immutable;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>What a trial's test holds of its machine.</summary>
internal sealed record SnapshotTrialState
{
    public ImmutableList<TestChannel> Channels { get; init; } = [];

    public ImmutableList<InjectedFault> Faults { get; init; } = [];

    public ImmutableList<(Guest Mapper, KeptMapping Mapping)> Mappings { get; init; } = [];
}
