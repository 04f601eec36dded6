namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>The same with a back end that does.</summary>
public sealed class MissingRetryMended : MissingRetry
{
    protected override bool IsPlanted => false;
}
