using System;
using Differential.Programs;

namespace Differential.Comparing;

/// <summary>Where a program's two logs part.</summary>
/// <param name="Program">The program.</param>
/// <param name="Step">The step's place in it, or its number of steps where its end differs.</param>
/// <param name="Operation">The step's name, or <c>end</c>.</param>
/// <param name="Ours">What the built-in hypervisor's log says, or null where it ended before.</param>
/// <param name="Xens">What real Xen's says.</param>
public sealed record Difference(GuestProgram Program, int Step, string Operation, string? Ours, string? Xens)
{
    /// <summary>What differences of one cause have in common.</summary>
    public string Kind => $"{Operation}: {Answer(Ours)} here, {Answer(Xens)} on Xen";

    // The answer without what changed.
    private static string Answer(string? word)
    {
        if (word is null)
            return "none";

        int answer = word.LastIndexOfAny(['+', '-'], word.IndexOf('=') is >= 0 and int change ? word.LastIndexOf(',', change) : word.Length - 1);
        int end = answer < 0 ? -1 : word.IndexOf(',', answer);
        return end < 0 ? word : $"{word[..end]} and changes";
    }
}
