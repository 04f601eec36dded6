namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>The same with a front end that remembers that it has given up.</summary>
public sealed class GrantEndedTwiceMended : GrantEndedTwice
{
    protected override bool IsPlanted => false;
}
