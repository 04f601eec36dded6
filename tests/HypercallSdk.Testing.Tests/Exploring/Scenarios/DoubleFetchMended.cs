namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>The same with a back end that reads it once.</summary>
public sealed class DoubleFetchMended : DoubleFetch
{
    protected override bool IsPlanted => false;
}
