using HypercallSdk.Abi;

namespace HypercallSdk.Testing.Tests;

/// <summary>A hypercall of the tests' own.</summary>
[HypercallContract]
public interface ITallyOp
{
    /// <summary>Adds to the tally.</summary>
    /// <returns>How much it is.</returns>
    [Hypercall((HypercallNumber)50, Command = 0)]
    HypercallResult Count(ulong value);
}
