using System.Runtime.CompilerServices;

namespace Differential.Kernel;

/// <summary>The mappings that a program made, as they were made.</summary>
[InlineArray(ProgramLayout.MostMappings)]
public struct RememberedMappings
{
    private RememberedMapping _first;
}
