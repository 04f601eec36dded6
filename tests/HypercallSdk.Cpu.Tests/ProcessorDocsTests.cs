using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Tests.Oracle;
using Iced.Intel;

namespace HypercallSdk.Cpu.Tests;

/// <summary>The page about the processor ends in the list of what the table of instructions has.</summary>
public sealed class ProcessorDocsTests
{
    private const string Page = "docs/processor.md";
    private const string Heading = "## Implemented instructions";

    [Fact]
    public void The_page_about_the_processor_is_what_the_table_says()
    {
        string path = Path.Combine(FindRoot(), Page);
        string page = File.ReadAllText(path);
        int start = page.IndexOf(Heading, StringComparison.Ordinal);
        Assert.True(start > 0, $"{Page} has no heading \"{Heading}\"");
        string expected = page[..start] + Write();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
            page = expected;
        }

        Assert.True(expected == page, $"{Page} is not what the table says: run the tests with UPDATE_DOCS=1");
    }

    private static string Write()
    {
        Code[] codes = [.. OpcodeTable.Codes];
        HashSet<Mnemonic> checkedByOracle = [.. InstructionGenerator.Codes.Select(code => code.Mnemonic())];
        StringBuilder text = new();
        _ = text.Append(Heading).Append("\n\n");
        _ = text.Append($"{codes.Length} encodings of {codes.Select(code => code.Mnemonic()).Distinct().Count()} mnemonics. Those in _italics_ are not in the oracle's sequences.\n");
        foreach (IGrouping<string, Code> group in codes.GroupBy(GroupOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            IEnumerable<string> names = group.Select(code => code.Mnemonic()).Distinct().OrderBy(mnemonic => mnemonic.ToString(), StringComparer.Ordinal)
                .Select(mnemonic => checkedByOracle.Contains(mnemonic) ? mnemonic.ToString().ToLowerInvariant() : $"_{mnemonic.ToString().ToLowerInvariant()}_");
            _ = text.Append($"\n### {group.Key}\n\n{string.Join(", ", names)}\n");
        }

        return text.ToString();
    }

    private static string GroupOf(Code code)
    {
        CpuidFeature feature = code.CpuidFeatures()[0];
        return feature switch
        {
            CpuidFeature.FPU or CpuidFeature.FPU287 or CpuidFeature.FPU387 => "x87",
            CpuidFeature.SSE or CpuidFeature.SSE2 or CpuidFeature.SSE3 or CpuidFeature.SSSE3 or CpuidFeature.SSE4_1 or CpuidFeature.SSE4_2 => feature.ToString().Replace('_', '.'),
            _ when code.ToString().StartsWith('F') && code.Mnemonic().ToString().StartsWith('F') => "x87",
            _ => "General",
        };
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HypercallSdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("HypercallSdk.sln was not found above " + AppContext.BaseDirectory);
    }
}
