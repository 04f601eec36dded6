namespace HypercallSdk.Testing.Tests;

/// <summary>Tests that change the process's environment run alone.</summary>
[CollectionDefinition(nameof(EnvironmentSeedCollection), DisableParallelization = true)]
public sealed class EnvironmentSeedCollection;
