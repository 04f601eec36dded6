namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>The same with a kernel that flushes it everywhere.</summary>
public sealed class ForgottenFlushMended : ForgottenFlush
{
    protected override bool IsPlanted => false;
}
