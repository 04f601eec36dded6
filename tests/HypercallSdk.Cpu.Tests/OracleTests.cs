using System;
using System.Globalization;
using System.IO;
using System.Linq;
using HypercallSdk.Cpu.Tests.Oracle;
using Iced.Intel;

namespace HypercallSdk.Cpu.Tests;

/// <summary>
/// Random instruction sequences from random states end as on the machine's own processor: registers, defined flags, memory and
/// faults. <c>HYPERCALLSDK_CPU_SEED</c> replays a run, <c>HYPERCALLSDK_CPU_CASES</c> makes it longer (10,000,000 is the long
/// run) and <c>HYPERCALLSDK_CPU_ONLY</c> keeps to mnemonics that start with one of its words.
/// </summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    private const long ShortRun = 100_000;

    [Fact]
    public void Random_sequences_end_as_on_the_machines_own_processor()
    {
        Assert.SkipWhen(NativeProcessor.WhyMissing() is not null, NativeProcessor.WhyMissing() ?? "");
        int seed = (int)Setting("SEED", Random.Shared.Next());
        long count = Setting("CASES", ShortRun);
        string[] only = Environment.GetEnvironmentVariable("HYPERCALLSDK_CPU_ONLY")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        bool Chosen(Code code) => only.Length == 0 || only.Any(word => code.Mnemonic().ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase));
        using StringWriter report = new();
        using OracleRun run = new(seed, Chosen, report);
        long different = run.Run(Setting("FIRST", 0), count);
        string summary = $"seed {seed}, {count} sequences, {different} differ, {run.Seen.Count} encodings; ended by vector: {string.Join(", ", run.Vectors.Select(pair => $"{pair.Key}: {pair.Value}"))}";
        output.WriteLine(summary);
        Assert.True(different == 0, summary + Environment.NewLine + report);
        string missing = string.Join(' ', InstructionGenerator.Codes.Where(Chosen).Where(OracleTable.CanBeMade).Except(run.Seen));
        Assert.True(count < ShortRun || missing.Length == 0, "in no sequence: " + missing);
    }

    private static long Setting(string name, long fallback) =>
        long.TryParse(Environment.GetEnvironmentVariable("HYPERCALLSDK_CPU_" + name), CultureInfo.InvariantCulture, out long value) ? value : fallback;
}
