using System.Runtime.CompilerServices;

namespace Differential.Kernel;

/// <summary>What a program keeps for later operands.</summary>
[InlineArray(ProgramLayout.SavedCount)]
public struct SavedValues
{
    private ulong _first;
}
