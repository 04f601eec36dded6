using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Differential.Comparing;
using Differential.Generating;
using Differential.Programs;
using Differential.Recording;
using Differential.Running;

namespace Differential;

/// <summary>Compares real Xen with the built-in hypervisor by programs of operations.</summary>
internal static class Program
{
    private const int DiffersCode = 1;
    private const int CannotRun = 2;

    private static Task<int> Main(string[] arguments)
    {
        Option<FileInfo> image = new("--image") { Description = "The kernel's image: `dotnet build -t:XenImage tools/differential/Kernel` makes it.", Required = true };
        Option<int> programs = new("--programs") { Description = "How many programs.", DefaultValueFactory = _ => 40 };
        Option<int> first = new("--first") { Description = "The number of the first program that is run: those before it are made, and left out." };
        Option<int> operations = new("--operations") { Description = "Operations of each.", DefaultValueFactory = _ => 250 };
        Option<int> batch = new("--batch") { Description = "Programs of one boot.", DefaultValueFactory = _ => 20 };
        Option<int> seed = new("--seed") { Description = "What the programs are made from.", DefaultValueFactory = _ => 1 };
        Option<bool> domu = new("--domu") { Description = "As an unprivileged guest, and not as domain 0." };
        Option<int> limit = new("--limit") { Description = "Seconds that one machine may run.", DefaultValueFactory = _ => 300 };
        Option<DirectoryInfo?> write = new("--write") { Description = "Shrink one program of each kind of difference, and write it into this folder with real Xen's answers; with --replay, write those programs." };
        Option<FileInfo[]> replay = new("--replay") { Description = "Run these programs instead of new ones, in one boot, and compare with the answers recorded in them, too.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        Option<bool> hosted = new("--hosted") { Description = "Run on the built-in hypervisor alone, and show its log." };
        Option<bool> flush = new("--flush") { Description = "Write the log out after each operation: slower, and whole up to where a machine ends." };
        Option<DirectoryInfo?> logs = new("--logs") { Description = "Write what each program logged on either into this folder, a word a line: NUMBER.ours and NUMBER.xen." };
        Option<int?> show = new("--show") { Description = "Print the program of this number, and run nothing." };
        RootCommand command = new("Runs programs of operations on real Xen and on the built-in hypervisor, and shows where they differ. Exit code: 0 nowhere, 1 somewhere, 2 it could not be run.")
        {
            image, programs, first, operations, batch, seed, domu, limit, write, replay, hosted, flush, show, logs,
        };
        command.SetAction(async (result, _) =>
        {
            FileInfo[] files = result.GetRequiredValue(replay);
            try
            {
                Place place = result.GetValue(domu) ? Place.Unprivileged : Place.DomainZero;
                IReadOnlyList<RecordedProgram> recorded = Replay.Read(files, place);
                place = recorded.Count == 0 ? place : recorded[0].Place;
                IReadOnlyList<GuestProgram> all = recorded.Count == 0
                    ? ProgramGenerator.Programs(result.GetValue(seed), place, result.GetValue(programs), result.GetValue(operations))
                    : [.. recorded.Select(program => program.Program)];
                all = [.. all.Where(program => recorded.Count > 0 || program.Number >= result.GetValue(first))];
                if (result.GetValue(show) is { } number)
                {
                    Console.Write(all.FirstOrDefault(program => program.Number == number)?.ToText());
                    return 0;
                }

                if (result.GetValue(hosted))
                    return ShowHosted(all, place);

                var xen = new RealXen(result.GetRequiredValue(image).FullName, TimeSpan.FromSeconds(result.GetValue(limit)));
                int differing = recorded.Count == 0
                    ? await Compare(all, xen, place, result.GetValue(batch), result.GetValue(write), result.GetValue(logs), result.GetValue(flush))
                    : await Replay.Run(files, recorded, xen, result.GetValue(write));
                return differing == 0 ? 0 : DiffersCode;
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException)
            {
                await Console.Error.WriteLineAsync($"differential: {exception.Message}");
                return CannotRun;
            }
        });
        return command.Parse(arguments).InvokeAsync();
    }

    private static int ShowHosted(IReadOnlyList<GuestProgram> programs, Place place)
    {
        MachineLog log = BuiltIn.Run(programs, place, out string explained, flushAlways: true);
        foreach (GuestProgram program in programs)
        {
            ProgramLog? own = log.Programs.GetValueOrDefault(program.Number);
            int word = 0;
            foreach (Step step in program.Steps)
            {
                Console.WriteLine($"{string.Join(' ', (own?.Words ?? []).Skip(word).Take(step.Operations)),-40} {step.Name}");
                word += step.Operations;
            }

            Console.WriteLine(own?.Outcome);
        }

        Console.Error.WriteLine(explained);
        return log.Passed ? 0 : DiffersCode;
    }

    private static async Task<int> Compare(IReadOnlyList<GuestProgram> programs, RealXen xen, Place place, int batch, DirectoryInfo? write, DirectoryInfo? logs, bool flush)
    {
        GuestProgram[][] batches = [.. programs.Chunk(batch)];
        List<Difference> differences = [];
        int compared = 0;
        var watch = Stopwatch.StartNew();
        foreach (GuestProgram[][] group in batches.Chunk(place == Place.DomainZero ? 1 : 10))
        {
            IReadOnlyList<MachineLog> xens = await xen.Run(group, place, flush);
            foreach ((GuestProgram[] some, MachineLog log) in group.Zip(xens))
            {
                MachineLog ours = BuiltIn.Run(some, place);
                WriteLogs(some, logs, ours, log);
                IReadOnlyList<Difference> found = Comparison.Compare(some, ours, log);
                differences.AddRange(found);
                int whole = some.Count(program => ours.HasEnded(program) && log.HasEnded(program));
                compared += some.Where(log.HasEnded).Sum(program => program.Operations);
                if (whole != some.Length)
                    Console.WriteLine($"programs {some[0].Number} to {some[^1].Number}: only {whole} came to their end; ours: {Last(ours)}; Xen: {Last(log)}");
            }

            Console.Error.WriteLine($"{compared} operations, {differences.Count} programs differ, {watch.Elapsed.TotalSeconds:0} s");
        }

        foreach (IGrouping<string, Difference> kind in differences.GroupBy(difference => difference.Kind).OrderByDescending(kind => kind.Count()))
        {
            Difference first = kind.First();
            Console.WriteLine($"{kind.Count(),5}  {kind.Key}  (program {first.Program.Number}, step {first.Step}: {first.Ours ?? "nothing"} | {first.Xens ?? "nothing"})");
        }

        Console.WriteLine($"{compared} operations in {programs.Count} programs as {(place == Place.DomainZero ? "domain 0" : "an unprivileged domain")}: {differences.Count} programs differ");
        if (write is not null)
            await WriteShortest(differences, xen, place, write);

        return differences.Count;
    }

    private static void WriteLogs(IEnumerable<GuestProgram> programs, DirectoryInfo? folder, MachineLog ours, MachineLog xens)
    {
        if (folder is null)
            return;

        folder.Create();
        foreach ((string side, MachineLog log) in new[] { ("ours", ours), ("xen", xens) })
        {
            foreach (GuestProgram program in programs)
            {
                if (log.Programs.TryGetValue(program.Number, out ProgramLog? words))
                    File.WriteAllLines(Path.Combine(folder.FullName, $"{program.Number}.{side}"), [.. words.Words, words.Outcome ?? "it did not come to its end"]);
            }
        }
    }

    private static string Last(MachineLog log) => log.Passed ? "passed" : log.Lines.Count == 0 ? "no line" : log.Lines[^1];

    // Xen's answers are those of the program alone in a boot: so it is written even where the one that differs ends the other machine.
    private static async Task WriteShortest(List<Difference> differences, RealXen xen, Place place, DirectoryInfo folder)
    {
        Shrinker shrinker = new(xen, place);
        int written = 0;
        foreach (IGrouping<string, Difference> kind in differences.GroupBy(difference => difference.Kind))
        {
            if (await shrinker.Shrink(kind.First()) is not { } found)
            {
                Console.WriteLine($"{kind.Key}: does not show in the program alone");
                continue;
            }

            string file = Path.Combine(folder.FullName, $"{found.Operation.Split('(')[0]}-{++written}.program");
            string[] about = [found.Kind, $"here {found.Ours ?? "nothing"}, on Xen {found.Xens ?? "nothing"}"];
            var program = new RecordedProgram(about, place, found.Program with { Number = 0 }, null);
            await Replay.Write(program.WithAnswersOf((await xen.Run([[program.Program]], place))[0]), file);
            Console.WriteLine($"{kind.Key}: {found.Program.Steps.Count} steps in {file}");
        }
    }
}
