using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Differential.Running;

/// <summary>What one program logged on one machine.</summary>
/// <param name="Number">The program's number.</param>
/// <param name="Words">A word for each operation; faults that it ran into and events that came stand before its own, joined by a comma.</param>
/// <param name="Outcome">What its end logged, or null where the machine did not come to it.</param>
public sealed record ProgramLog(int Number, IReadOnlyList<string> Words, string? Outcome)
{
    /// <summary>Takes a kernel's console apart.</summary>
    public static IReadOnlyDictionary<int, ProgramLog> Parse(IEnumerable<string> lines)
    {
        Dictionary<int, ProgramLog> logs = [];
        int number = -1;
        List<string> words = [];
        string faults = "";
        foreach (string word in lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            switch (word[0])
            {
                case '@':
                    Close(null);
                    number = int.Parse(word[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                    break;
                case '#':
                    Close(word);
                    number = -1;
                    break;
                case '!' or '^':
                    faults += word + ",";
                    break;
                default:
                    words.Add(faults + word);
                    faults = "";
                    break;
            }
        }

        Close(null);
        return logs;

        void Close(string? outcome)
        {
            if (number >= 0)
                logs[number] = new ProgramLog(number, [.. words], outcome);

            words.Clear();
            faults = "";
        }
    }
}
