// The text form is a program's own (GuestProgram.ToText) with three more kinds of line: `place` in front, `answers` behind a
// step's instructions with the words that real Xen logged for it, and `end` with what the program's end logged. A file so
// written is a regression test as it is: what real Xen answers stands beside what is asked.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Differential.Comparing;
using Differential.Programs;
using Differential.Running;

namespace Differential.Recording;

/// <summary>A program that is kept, and what real Xen answers to it.</summary>
/// <param name="About">What it is about, line by line.</param>
/// <param name="Place">As which domain it runs.</param>
/// <param name="Program">The program.</param>
/// <param name="Answers">What real Xen logged, or null where it has not been asked.</param>
public sealed record RecordedProgram(IReadOnlyList<string> About, Place Place, GuestProgram Program, ProgramLog? Answers)
{
    private const string PlaceWord = "place ";
    private const string AnswersWord = "answers ";
    private const string EndWord = "end ";

    /// <summary>The same program under another number: a boot names its programs by theirs.</summary>
    public RecordedProgram WithNumber(int number) => this with { Program = Program with { Number = number }, Answers = Answers is null ? null : Answers with { Number = number } };

    /// <summary>The same program with what a machine has logged; its answers are null where the machine did not come to its end.</summary>
    public RecordedProgram WithAnswersOf(MachineLog log) => this with { Answers = log.Programs.GetValueOrDefault(Program.Number) is { Outcome: not null } own ? own : null };

    /// <summary>What a machine logged otherwise than what is recorded, or null.</summary>
    /// <param name="log">The machine's log.</param>
    /// <param name="exactly">Whether what docs/DIFFERENCES.md lists counts too: on real Xen it does.</param>
    public Difference? DifferenceTo(MachineLog log, bool exactly) =>
        Comparison.Compare([Program], log, new MachineLog(Answers is null ? new Dictionary<int, ProgramLog>() : new() { [Program.Number] = Answers }, Passed: true, []), exactly).FirstOrDefault();

    /// <summary>The program as a file holds it.</summary>
    public string ToText()
    {
        StringBuilder text = new();
        foreach (string line in About)
            text.Append(CultureInfo.InvariantCulture, $"; {line}\n");

        text.Append(CultureInfo.InvariantCulture, $"{PlaceWord}{Place}\nprogram {Program.Number}\n");
        int word = 0;
        foreach (Step step in Program.Steps)
        {
            text.Append(step.ToText());
            if (Answers is not null)
                text.Append(CultureInfo.InvariantCulture, $"  {AnswersWord}{string.Join(' ', Answers.Words.Skip(word).Take(step.Operations))}\n");

            word += step.Operations;
        }

        if (Answers is not null)
            text.Append(CultureInfo.InvariantCulture, $"{EndWord}{Answers.Outcome}\n");

        return text.ToString();
    }

    /// <summary>Reads what <see cref="ToText"/> wrote, or a program alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">The place of a program that does not name one.</param>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static RecordedProgram Parse(TextReader text, Place place)
    {
        List<string> about = [];
        StringBuilder program = new();
        List<string> words = [];
        string? outcome = null;
        for (string? line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            string trimmed = line.Trim();
            if (trimmed.StartsWith(PlaceWord, StringComparison.Ordinal))
                place = PlaceOf(trimmed[PlaceWord.Length..]);
            else if (trimmed.StartsWith(AnswersWord, StringComparison.Ordinal))
                words.AddRange(trimmed[AnswersWord.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            else if (trimmed.StartsWith(EndWord, StringComparison.Ordinal))
                outcome = trimmed[EndWord.Length..];
            else if (trimmed.StartsWith(';') && program.Length == 0)
                about.Add(trimmed[1..].Trim());
            else
                program.Append(line).Append('\n');
        }

        using var reader = new StringReader(program.ToString());
        var parsed = GuestProgram.Parse(reader);
        if (outcome is null ? words.Count != 0 : words.Count != parsed.Operations)
            throw new FormatException($"Of {parsed.Operations} operations {words.Count} have answers, and the program has {(outcome is null ? "no" : "an")} end: it has all of them or none.");

        return new RecordedProgram(about, place, parsed, outcome is null ? null : new ProgramLog(parsed.Number, words, outcome));
    }

    private static Place PlaceOf(string word) =>
        Enum.GetValues<Place>().Where(place => $"{place}" == word).Select(place => (Place?)place).FirstOrDefault()
        ?? throw new FormatException($"'{word}' is no place: {string.Join(" and ", Enum.GetNames<Place>())} are.");
}
