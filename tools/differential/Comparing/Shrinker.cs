using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Differential.Programs;
using Differential.Running;

namespace Differential.Comparing;

/// <summary>Makes a program that differs as short as it gets: steps are left out while it goes on differing in the same way.</summary>
/// <remarks>A boot of real Xen takes seconds, so many candidates go into one: each program starts from the same state.</remarks>
/// <param name="xen">Real Xen.</param>
/// <param name="place">As which domain the program runs.</param>
public sealed class Shrinker(RealXen xen, Place place)
{
    private const int MostRounds = 40;
    private const int MostCandidates = 64;

    /// <summary>Shrinks the program of a difference.</summary>
    /// <returns>The shortest one found, and its difference; or null where the program alone does not differ.</returns>
    public async Task<Difference?> Shrink(Difference difference)
    {
        var best = new GuestProgram(difference.Program.Number, [.. difference.Program.Steps.Take(difference.Step + 1)]);
        Difference? found = (await Differing([best], difference.Operation)).FirstOrDefault();
        if (found is null)
            return null;

        int size = Math.Max(1, best.Steps.Count / 2);
        for (int round = 0; round < MostRounds; round++)
        {
            GuestProgram current = best;
            List<GuestProgram> candidates = [.. Enumerable.Range(0, (current.Steps.Count + size - 1) / size).Take(MostCandidates).Select(piece => Without(current, [piece], size, piece))];
            IReadOnlyList<Difference> shorter = await Differing(candidates, difference.Operation);
            if (shorter.Count == 0 && size == 1)
                break;

            if (shorter.Count == 0)
            {
                size = Math.Max(1, size / 2);
                continue;
            }

            // What may be left out alone may mostly be left out together.
            int[] pieces = [.. shorter.Select(one => one.Program.Number)];
            candidates = [.. Enumerable.Range(2, pieces.Length - 1).Reverse().Select(count => Without(current, pieces[..count], size, count))];
            found = candidates.Count == 0 ? shorter[0] : (await Differing(candidates, difference.Operation)).FirstOrDefault() ?? shorter[0];
            best = new GuestProgram(difference.Program.Number, found.Program.Steps);
            found = found with { Program = best };
            size = Math.Clamp(size, 1, Math.Max(1, best.Steps.Count / 2));
        }

        return found;
    }

    private static GuestProgram Without(GuestProgram program, int[] pieces, int size, int number) =>
        new(number, [.. program.Steps.Where((_, step) => !pieces.Contains(step / size))]);

    private async Task<IReadOnlyList<Difference>> Differing(IReadOnlyList<GuestProgram> candidates, string operation)
    {
        MachineLog ours = BuiltIn.Run(candidates, place, flushAlways: true);
        MachineLog xens = (await xen.Run([candidates], place, flushAlways: true))[0];
        return [.. Comparison.Compare(candidates, ours, xens).Where(difference => difference.Operation == operation)];
    }
}
