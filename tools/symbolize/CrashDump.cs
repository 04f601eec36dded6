using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace Symbolize;

/// <summary>A text with code addresses in it: Xen's report of a crashed domain, a kernel's of a trap.</summary>
public static partial class CrashDump
{
    /// <summary>The text, with the source behind each line's addresses beneath that line.</summary>
    public static async Task<IReadOnlyList<string>> Annotate(IReadOnlyList<string> lines, SourceLines symbols)
    {
        IReadOnlyDictionary<ulong, SourceLine> places = await symbols.Find([.. lines.SelectMany(AddressesIn).Distinct()]);
        List<string> annotated = [];
        foreach (string line in lines)
        {
            annotated.Add(line);
            foreach (ulong address in AddressesIn(line).Distinct())
            {
                if (places.TryGetValue(address, out SourceLine? place))
                    annotated.Add($"    {address:x16}  {place}");
            }
        }

        return annotated;
    }

    /// <summary>Whether a line has an address in it that may be the kernel's code.</summary>
    public static bool HasAddresses(string line) => KernelAddress().IsMatch(line);

    // The kernel is linked at the top of the address space (kernel.ld), and nothing else of a guest's is.
    private static IEnumerable<ulong> AddressesIn(string line) =>
        KernelAddress().Matches(line).Select(match => ulong.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    [GeneratedRegex("(?<![0-9a-fA-F])(?:0x)?(ffffffff[89a-f][0-9a-f]{7})(?![0-9a-fA-F])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex KernelAddress();
}
