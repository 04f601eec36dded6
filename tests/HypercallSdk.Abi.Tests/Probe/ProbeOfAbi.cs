using System.Collections.Generic;

namespace HypercallSdk.Abi.Tests.Probe;

/// <summary>The probe of the whole of Abi, compiled and run once for all tests.</summary>
public sealed class ProbeOfAbi
{
    /// <summary>Compiles and runs it, where there is a compiler.</summary>
    public ProbeOfAbi()
    {
        Declarations = AbiDeclarations.Of(AbiDeclarations.TypesOf(typeof(DomainId).Assembly));
        if (CCompiler.Missing is null)
        {
            (Mismatches, Compared) = CProbe.Run(Declarations);
        }
    }

    internal AbiDeclarations Declarations { get; }

    internal IReadOnlyList<ProbeMismatch> Mismatches { get; } = [];

    internal int Compared { get; }
}
