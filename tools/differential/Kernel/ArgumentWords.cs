using System.Runtime.CompilerServices;

namespace Differential.Kernel;

/// <summary>The argument area as it was at the last look.</summary>
[InlineArray(ProgramLayout.ArgumentsSize / 8)]
public struct ArgumentWords
{
    private ulong _first;
}
