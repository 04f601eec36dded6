using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Differential.Kernel;

namespace Differential.Programs;

/// <summary>A program of operations.</summary>
/// <param name="Number">Its number, which the log names it by.</param>
/// <param name="Steps">What it does.</param>
public sealed record GuestProgram(int Number, IReadOnlyList<Step> Steps)
{
    /// <summary>How many operations it has.</summary>
    public int Operations => Steps.Sum(step => step.Operations);

    /// <summary>A boot module that holds programs.</summary>
    /// <param name="programs">The programs, in the order in which they run.</param>
    /// <param name="flushAlways">Whether the log is written out after each operation.</param>
    public static byte[] Module(IReadOnlyList<GuestProgram> programs, bool flushAlways = false)
    {
        List<ulong> words = [ProgramLayout.Magic, (ulong)programs.Count, flushAlways ? ProgramLayout.FlushAlways : 0];
        foreach (GuestProgram program in programs)
        {
            ulong[] body = [.. program.Steps.SelectMany(step => step.Instructions).SelectMany(instruction => instruction.Words), (ulong)InstructionCode.End];
            words.Add((ulong)program.Number);
            words.Add((ulong)body.Length);
            words.AddRange(body);
        }

        byte[] module = new byte[words.Count * sizeof(ulong)];
        Buffer.BlockCopy(words.ToArray(), 0, module, 0, module.Length);
        return module;
    }

    /// <summary>The program as it is written down: a line for each step's name, and its instructions below.</summary>
    public string ToText()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"program {Number}\n");
        foreach (Step step in Steps)
            text.Append(step.ToText());

        return text.ToString();
    }

    /// <summary>Reads what <see cref="ToText"/> wrote; lines that begin with <c>;</c> are for people.</summary>
    /// <exception cref="FormatException">It is no program; the message says which line is not.</exception>
    public static GuestProgram Parse(TextReader text)
    {
        int number = 0;
        List<(string Name, List<Instruction> Instructions)> steps = [];
        for (string? line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            string trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == ';')
                continue;

            if (trimmed.StartsWith("program ", StringComparison.Ordinal))
                number = int.Parse(trimmed[8..], CultureInfo.InvariantCulture);
            else if (trimmed.StartsWith("step ", StringComparison.Ordinal))
                steps.Add((trimmed[5..], []));
            else if (steps.Count == 0)
                throw new FormatException($"'{trimmed}' stands before the first step.");
            else
                steps[^1].Instructions.Add(Instruction.Parse(trimmed));
        }

        return new GuestProgram(number, [.. steps.Select(step => new Step(step.Name, step.Instructions))]);
    }
}
