using System;

namespace HypercallSdk.Testing.Tests;

/// <summary>The seed of a test that names none. (The variable is the process's: nothing else runs meanwhile.)</summary>
[Collection(nameof(EnvironmentSeedCollection))]
public sealed class EnvironmentSeedTests : IDisposable
{
    private const string Variable = "HYPERCALLSDK_SEED";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    [Fact]
    public void A_test_that_names_no_seed_has_the_environments_or_0()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        Assert.Equal(0UL, SeedOf(null));
        Environment.SetEnvironmentVariable(Variable, "18446744073709551615");
        Assert.Equal(ulong.MaxValue, SeedOf(null));
        Assert.Equal(7UL, SeedOf(7));
        Environment.SetEnvironmentVariable(Variable, "-1");
        Assert.Contains("HYPERCALLSDK_SEED is \"-1\"", Assert.Throws<InvalidOperationException>(static () => SeedOf(null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_says_how_to_run_it_again()
    {
        Environment.SetEnvironmentVariable(Variable, "31");
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>();
        Assert.StartsWith("HYPERCALLSDK_SEED=31 and the same test, or Guest.Boot<TalkingKernel>(seed: 31, ...) at EnvironmentSeedTests.cs:", Replay(guest), StringComparison.Ordinal);

        using var machine = new Machine(seed: 5);
        Assert.StartsWith("the same test: new Machine(seed: 5, ...) at EnvironmentSeedTests.cs:", Replay(machine.Boot<TalkingKernel>()), StringComparison.Ordinal);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, _before);

    private static ulong SeedOf(ulong? seed)
    {
        using var machine = new Machine(seed);
        return machine.Seed;
    }

    private static string Replay(Guest guest) => Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("never")).Replay;
}
