namespace HypercallSdk.Abi.Tests.Probe;

/// <summary>Where Abi and the C compiler disagree, or where Abi names nothing to compare with.</summary>
/// <param name="Owner">The type that declares it.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record ProbeMismatch(string Owner, string Message)
{
    public override string ToString() => $"{Owner}: {Message}";
}
