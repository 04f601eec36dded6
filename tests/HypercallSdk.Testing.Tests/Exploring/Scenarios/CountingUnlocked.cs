namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>The same without a lock: updates are lost.</summary>
public sealed class CountingUnlocked : Counting
{
    protected override bool IsLocking => false;
}
