// What the rules cost a build: a kernel project of some 10,000 lines, compiled with and without them, one after the other in
// turn, so that a neighbour's load falls on both. The project is made anew in a temporary folder and references what is
// built of this repository.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace HypercallSdk.Benchmarks.Rules;

/// <summary><c>-- rules [runs]</c>: builds with and without the rules.</summary>
internal static partial class RulesCost
{
    /// <summary>Measures and prints.</summary>
    public static int Print(string[] arguments)
    {
        int runs = arguments is [{ } count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 7;
        string folder = Directory.CreateTempSubdirectory("hypercallsdk-rules-").FullName;
        try
        {
            int lines = RulesProject.Write(folder, Root());
            const string Command = "build -c Release -v quiet -nologo --no-restore --no-incremental -p:BuildProjectReferences=false";
            Run(folder, "restore -v quiet");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines} lines, {runs} builds each, in turn"));
            Compare(folder, "by a compiler that stays", Command, runs);
            Compare(folder, "by a new compiler each time", $"{Command} -p:UseSharedCompilation=false", runs);
            Console.WriteLine("slowest rules, as the compiler counts them (seconds on all threads):");
            string report = Run(folder, Command.Replace("-v quiet", "-v detailed", StringComparison.Ordinal) + " -p:WithRules=true -p:ReportAnalyzer=true");
            foreach (Match line in Time().Matches(report).Take(14))
                Console.WriteLine($"  {line.Value.Trim()}");

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As most people build, a compiler serves one build after the other: the rules are compiled to machine code once.
    private static void Compare(string folder, string how, string command, int runs)
    {
        Run(folder, $"{command} -p:WithRules=true");
        Run(folder, $"{command} -p:WithRules=false");
        var with = new List<double>();
        var without = new List<double>();
        for (int run = 0; run < runs; run++)
        {
            without.Add(Seconds(folder, $"{command} -p:WithRules=false"));
            with.Add(Seconds(folder, $"{command} -p:WithRules=true"));
        }

        double ratio = Median([.. with.Zip(without, static (one, other) => one / other)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{how}: without {Median(without):0.00} s, with {Median(with):0.00} s (medians), least {without.Min():0.00} and {with.Min():0.00} s, ratio of neighbours {ratio:0.000}"));
    }

    private static double Seconds(string folder, string command)
    {
        var watch = Stopwatch.StartNew();
        Run(folder, command);
        return watch.Elapsed.TotalSeconds;
    }

    private static string Run(string folder, string command)
    {
        ProcessStartInfo start = new("dotnet", command) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HypercallSdk.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("HypercallSdk.sln was not found.");
    }

    [GeneratedRegex(@"^\s*<?[\d.]+\s+<?\d+\s+HypercallSdk\..*$|^.*Total analyzer execution time.*$", RegexOptions.Multiline)]
    private static partial Regex Time();
}
