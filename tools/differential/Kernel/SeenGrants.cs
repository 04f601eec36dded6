using System.Runtime.CompilerServices;

namespace Differential.Kernel;

/// <summary>Grants as they were at the last look.</summary>
[InlineArray(ProgramLayout.GrantsCompared)]
public struct SeenGrants
{
    private ulong _first;
}
