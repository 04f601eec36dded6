namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>The same with a taker that looks again.</summary>
public sealed class LostWakeUpMended : LostWakeUp
{
    protected override bool IsPlanted => false;
}
