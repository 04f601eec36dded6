using System.Collections.Generic;
using System.Linq;
using Differential.Programs;
using Differential.Running;

namespace Differential.Comparing;

/// <summary>Compares logs of two machines.</summary>
public static class Comparison
{
    /// <summary>The first difference of each program; what comes behind it may follow from it.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="ours">One log.</param>
    /// <param name="xens">The other.</param>
    /// <param name="exactly">Whether a difference that is listed is one: between two logs of one machine it is.</param>
    public static IReadOnlyList<Difference> Compare(IReadOnlyList<GuestProgram> programs, MachineLog ours, MachineLog xens, bool exactly = false)
    {
        List<Difference> differences = [];
        foreach (GuestProgram program in programs)
        {
            if (Compare(program, ours.Programs.GetValueOrDefault(program.Number), xens.Programs.GetValueOrDefault(program.Number), exactly) is { } difference)
                differences.Add(difference);

            // Where one machine ended, there is nothing more to compare.
            if (!ours.HasEnded(program) || !xens.HasEnded(program))
                break;
        }

        return differences;
    }

    private static Difference? Compare(GuestProgram program, ProgramLog? ours, ProgramLog? xens, bool exactly)
    {
        int word = 0;
        for (int step = 0; step < program.Steps.Count; step++)
        {
            string? our = Words(ours, word, program.Steps[step].Operations);
            string? xen = Words(xens, word, program.Steps[step].Operations);
            if (our != xen && new Difference(program, step, program.Steps[step].Name, our, xen) is var difference && (exactly || KnownDifference.Of(difference) is null))
                return difference;

            word += program.Steps[step].Operations;
        }

        return ours?.Outcome == xens?.Outcome ? null : new Difference(program, program.Steps.Count, "end", ours?.Outcome, xens?.Outcome);
    }

    private static string? Words(ProgramLog? log, int start, int count) =>
        log is null || log.Words.Count < start + count ? null : string.Join(' ', log.Words.Skip(start).Take(count));
}
