using System.Collections.Generic;
using Differential.Programs;

namespace Differential.Running;

/// <summary>What came of programs on one machine.</summary>
/// <param name="Programs">The logs of those that it came to, by number.</param>
/// <param name="Passed">Whether the kernel came to its end.</param>
/// <param name="Lines">All that the kernel printed.</param>
public sealed record MachineLog(IReadOnlyDictionary<int, ProgramLog> Programs, bool Passed, IReadOnlyList<string> Lines)
{
    /// <summary>Whether the machine came to a program's end.</summary>
    public bool HasEnded(GuestProgram program) => Programs.GetValueOrDefault(program.Number)?.Outcome is not null;
}
