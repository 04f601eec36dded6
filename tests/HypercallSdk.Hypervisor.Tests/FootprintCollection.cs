namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Runs alone.</summary>
[CollectionDefinition(nameof(FootprintTests), DisableParallelization = true)]
public sealed class FootprintCollection;
