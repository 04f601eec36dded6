namespace HypercallSdk.Abi.Tests.Probe;

/// <summary>One number that Abi claims: where it is declared, what it is, and the C expression that has it.</summary>
/// <param name="Owner">The type that declares it.</param>
/// <param name="Subject">The member and what about it, for the report.</param>
/// <param name="Expression">The C expression.</param>
/// <param name="Expected">What Abi says.</param>
internal sealed record ProbeFact(string Owner, string Subject, string Expression, ulong Expected);
