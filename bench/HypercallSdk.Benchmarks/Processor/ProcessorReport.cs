// The three ways take turns, round after round, so that a neighbour's load falls on all of them; times are the programs' own,
// of the processor, and the middle one of the rounds counts. Ratios are of one round's times.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary><c>-- processor [rounds]</c>: the twelve programs natively, under qemu-x86_64 and on <c>HypercallSdk.Cpu</c>.</summary>
internal static class ProcessorReport
{
    private const int PrototypePrograms = 9;
    private const string PrototypeFigure = "23.6"; // geometric mean of its nine, for its interpreter over cached operations
    private const int WarmUps = 2;

    /// <summary>Measures and prints.</summary>
    public static int Print(string[] arguments)
    {
        int rounds = arguments is [{ } count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 9;
        string folder = Directory.CreateTempSubdirectory("hypercallsdk-processor-").FullName;
        try
        {
            Line("| | native | qemu-x86_64 | to native | interpreter | to native | MIPS |");
            Line("|---|---|---|---|---|---|---|");
            var ratios = new List<(double Translated, double Interpreted, double Speed)>();
            foreach (Workload workload in Workload.All)
                ratios.Add(Measure(workload, folder, rounds));

            PrintMean("geometric mean of the prototype's nine", ratios[..PrototypePrograms]);
            PrintMean("geometric mean of all", ratios);
            Line($"the prototype's interpreter, geometric mean of its nine: {PrototypeFigure}");
            Line("");
            KernelEntryReport.Print(folder, rounds);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (double Translated, double Interpreted, double Speed) Measure(Workload workload, string folder, int rounds)
    {
        string path = WorkloadCompiler.Compile(workload, folder);
        using var native = new WorkloadProcess(path);
        using var translated = new WorkloadProcess("qemu-x86_64", path);
        using var interpreted = new InterpretedWorkload(File.ReadAllBytes(path));
        var times = new List<(double Native, double Translated, double Interpreted)>();
        for (int round = -WarmUps; round < rounds; round++)
        {
            WorkloadResult one = native.Run(workload.Rounds);
            WorkloadResult other = translated.Run(workload.Rounds);
            WorkloadResult third = interpreted.Run(workload.Rounds);
            if (one.Sum == 0 || one.Sum != other.Sum || one.Sum != third.Sum)
                throw new InvalidOperationException($"{workload} computes {one.Sum:x}, {other.Sum:x} under qemu-x86_64, {third.Sum:x} interpreted.");

            if (round >= 0)
                times.Add((one.Nanoseconds, other.Nanoseconds, third.Nanoseconds));
        }

        double time = Median(times.Select(static time => time.Interpreted));
        double toTranslated = Median(times.Select(static time => time.Translated / time.Native));
        double toInterpreted = Median(times.Select(static time => time.Interpreted / time.Native));
        double speed = interpreted.Executed * 1e3 / time;
        Line(string.Create(CultureInfo.InvariantCulture, $"| {workload} | {Median(times.Select(static time => time.Native)) / 1e6:0.00} ms | {Median(times.Select(static time => time.Translated)) / 1e6:0.0} ms | {toTranslated:0.0} | {time / 1e6:0.0} ms | {toInterpreted:0.0} | {speed:0} |"));
        return (toTranslated, toInterpreted, speed);
    }

    private static void PrintMean(string name, List<(double Translated, double Interpreted, double Speed)> ratios) =>
        Line(string.Create(CultureInfo.InvariantCulture, $"| {name} | | | {Mean(ratios.Select(static ratio => ratio.Translated)):0.0} | | {Mean(ratios.Select(static ratio => ratio.Interpreted)):0.0} | {Mean(ratios.Select(static ratio => ratio.Speed)):0} |"));

    private static double Mean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static void Line(string text) => Console.WriteLine(text);
}
