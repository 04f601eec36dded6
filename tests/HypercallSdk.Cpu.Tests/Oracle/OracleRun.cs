using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Iced.Intel;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>Runs random cases on both processors and tells the differences, each shrunk to its fewest instructions.</summary>
internal sealed class OracleRun(int seed, Func<Code, bool>? filter, TextWriter output) : IDisposable
{
    private const int BatchSize = 2000;
    private const int ReportLimit = 25;

    private readonly NativeProcessor _native = NativeProcessor.Start();
    private readonly InterpretedProcessor _ours = new();
    private readonly CaseGenerator _generator = new(seed, filter);

    /// <summary>Encodings that were in cases.</summary>
    public HashSet<Code> Seen { get; } = [];

    /// <summary>How often a case ended by each vector.</summary>
    public SortedDictionary<ulong, long> Vectors { get; } = [];

    /// <summary>Runs cases by their numbers. How many differ.</summary>
    public long Run(long from, long count)
    {
        long different = 0;
        HashSet<string> reported = [];
        for (long start = from; start < from + count; start += BatchSize)
        {
            TestCase[] cases = [.. Enumerable.Range(0, (int)Math.Min(BatchSize, from + count - start)).Select(index => _generator.Create(start + index))];
            NativeOutcome[] outcomes = _native.Run([.. cases.Select(test => test.Input)]);
            for (int index = 0; index < cases.Length; index++)
            {
                TestCase test = cases[index];
                Seen.UnionWith(test.Instructions.Select(instruction => instruction.Code));
                Vectors[outcomes[index].Vector] = Vectors.GetValueOrDefault(outcomes[index].Vector) + 1;
                NativeInput input = test.Input;
                IReadOnlyList<string> differences = Comparison.Differences(test, in outcomes[index], _ours.Run(in input));
                if (differences.Count > 0)
                {
                    different++;
                    if (reported.Count < ReportLimit)
                    {
                        Report(start + index, Shrink(test), differences, reported);
                    }
                }
            }
        }

        return different;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _native.Dispose();
        _ours.Dispose();
    }

    private IReadOnlyList<string> DifferencesOf(TestCase test)
    {
        NativeOutcome native = _native.Run([test.Input])[0];
        NativeInput input = test.Input;
        NativeOutcome ours = _ours.Run(in input);
        return Comparison.Differences(test, in native, in ours);
    }

    private TestCase Shrink(TestCase test)
    {
        for (int index = 0; index < test.Instructions.Count && test.Instructions.Count > 1;)
        {
            TestCase? shorter = (test with { Instructions = [.. test.Instructions.Where((_, number) => number != index)] }).Assemble();
            if (shorter is not null && DifferencesOf(shorter).Count > 0)
            {
                test = shorter;
                index = 0;
            }
            else
            {
                index++;
            }
        }

        return test;
    }

    private void Report(long number, TestCase test, IReadOnlyList<string> first, HashSet<string> reported)
    {
        // One report for each combination of encodings: more of the same tells nothing.
        if (!reported.Add(string.Join(' ', test.Instructions.Select(instruction => instruction.Code))))
        {
            return;
        }

        StringBuilder text = new();
        _ = text.AppendLine($"case {number} of seed {seed} differs:").Append(Comparison.Describe(test));
        IReadOnlyList<string> differences = DifferencesOf(test);
        if (differences.Count == 0)
        {
            _ = text.AppendLine("  not when it is run again; at first:");
            differences = first;
        }

        foreach (string difference in differences)
        {
            _ = text.AppendLine($"  {difference}");
        }

        output.WriteLine(text);
    }
}
