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
            List<GuestProgram> candidates = [.. Enumerable.Range(0, (current.Steps.Count + size - 1) / size).Take(64).Select(piece => Without(current, piece * size, size, piece))];
            Difference? shorter = (await Differing(candidates, difference.Operation)).FirstOrDefault();
            if (shorter is not null)
            {
                best = shorter.Program;
                found = shorter;
                size = Math.Clamp(size, 1, Math.Max(1, best.Steps.Count / 2));
            }
            else if (size == 1)
            {
                break;
            }
            else
            {
                size = Math.Max(1, size / 2);
            }
        }

        return found;
    }

    private static GuestProgram Without(GuestProgram program, int start, int count, int number) =>
        new(number, [.. program.Steps.Take(start), .. program.Steps.Skip(start + count)]);

    private async Task<IReadOnlyList<Difference>> Differing(IReadOnlyList<GuestProgram> candidates, string operation)
    {
        MachineLog ours = BuiltIn.Run(candidates, place, flushAlways: true);
        MachineLog xens = (await xen.Run([candidates], place, flushAlways: true))[0];
        return [.. Comparison.Compare(candidates, ours, xens).Where(difference => difference.Operation == operation)];
    }
}
