using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OnXen.Domu;
using Symbolize;

namespace OnXen;

/// <summary><c>on-xen KERNEL.elf</c>: boots it on real Xen, shows its console, returns its verdict.</summary>
internal static class Program
{
    private const int CannotRun = 2;

    private static Task<int> Main(string[] arguments)
    {
        Argument<FileInfo> image = new("KERNEL.elf") { Description = "The image, as `dotnet build -t:XenImage` makes it." };
        Option<string> commandLine = new("--cmdline") { Description = "The kernel's command line.", DefaultValueFactory = _ => "" };
        Option<int> memory = new("--memory") { Description = "The domain's memory, in MiB.", DefaultValueFactory = _ => 64 };
        Option<int> vcpus = new("--vcpus") { Description = "The domain's vCPUs.", DefaultValueFactory = _ => 1 };
        Option<FileInfo?> module = new("--module") { Description = "A file that the kernel is given as its boot module." };
        Option<string> xen = new("--xen") { Description = "More options on Xen's own command line.", DefaultValueFactory = _ => "" };
        Option<int> limit = new("--limit") { Description = "Seconds after which a kernel that still runs has hung.", DefaultValueFactory = _ => 60 };
        Option<bool> domu = new("--domu") { Description = "Boot it as an unprivileged guest, which xl starts under Debian's Linux as domain 0." };
        Option<string?> saveRestore = new("--save-restore")
        {
            Description = "With --domu: once the guest has printed a line with this text (any line without one), xl saves it and restores it.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "text",
        };
        Option<bool> verbose = new("--verbose", "-v") { Description = "Show Xen's own lines too, on standard error." };
        AtLeast(memory, 8);
        AtLeast(vcpus, 1);
        AtLeast(limit, 1);
        saveRestore.Validators.Add(result =>
        {
            if (!result.GetValue(domu))
                result.AddError($"{saveRestore.Name} is for guests that xl starts: add {domu.Name}.");
        });
        RootCommand command = new(
            """
            Boots a kernel's image on Xen 4.17 under QEMU, as domain 0, and shows its console.
            Exit code: 0 the kernel powered off; 1 it crashed or rebooted; 2 it could not be booted; 3 Xen ended without its verdict; 124 it ran into the limit.
            """)
        {
            image, commandLine, module, memory, vcpus, xen, limit, domu, saveRestore, verbose,
        };
        command.SetAction((result, _) => Run(
            result.GetRequiredValue(image).FullName,
            new BootOptions
            {
                CommandLine = result.GetRequiredValue(commandLine),
                Module = result.GetValue(module)?.FullName,
                MemoryMegabytes = result.GetValue(memory),
                Vcpus = result.GetValue(vcpus),
                XenOptions = result.GetRequiredValue(xen),
                Limit = TimeSpan.FromSeconds(result.GetValue(limit)),
            },
            result.GetValue(domu),
            result.GetResult(saveRestore) is null ? [] : [new DomuStep(DomuAction.SaveAndRestore, result.GetValue(saveRestore) ?? "")],
            result.GetValue(verbose)));
        ParseResult parsed = command.Parse(arguments);
        return parsed.Errors.Count == 0 ? parsed.InvokeAsync() : Complain(parsed);
    }

    private static async Task<int> Run(string image, BootOptions options, bool isDomu, IReadOnlyList<DomuStep> steps, bool verbose)
    {
        List<string> xenLines = [];
        try
        {
            if (isDomu)
                return await RunDomu(image, options, steps, verbose);

            BootResult result = await XenMachine.Boot(image, options, Console.WriteLine, line =>
            {
                xenLines.Add(line);
                if (verbose)
                    Console.Error.WriteLine(line);
            });
            await Explain(image, options, result, verbose ? [] : xenLines);
            return (int)result.Verdict;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"on-xen: {exception.Message}");
            return CannotRun;
        }
    }

    private static async Task<int> RunDomu(string image, BootOptions options, IReadOnlyList<DomuStep> steps, bool verbose)
    {
        IReadOnlyList<DomuResult> results = await DomuMachine.Boot(
            [new DomuGuest(image, options) { Steps = steps }],
            options.Limit,
            (_, line) => Console.WriteLine(line),
            verbose ? Console.Error.WriteLine : null,
            text => Console.Error.WriteLine($"on-xen: {text}"));
        DomuResult result = results[0];
        foreach (string error in result.Errors)
            await Console.Error.WriteLineAsync(error);

        await Explain(image, options, new BootResult(result.Verdict, null, result.Lines, "", default), []);
        return (int)result.Verdict;
    }

    private static async Task Explain(string image, BootOptions options, BootResult result, List<string> xenLines)
    {
        if (result.Verdict == Verdict.Passed)
            return;

        // What Xen said once the kernel ran is about the end: a crashed domain's registers and stack, a panic.
        int started = xenLines.FindLastIndex(line => line.Contains("Freed", StringComparison.Ordinal) && line.EndsWith("init memory", StringComparison.Ordinal));
        List<string> last = [.. result.KernelLines.Where(CrashDump.HasAddresses), .. xenLines.Skip(started + 1)];
        foreach (string line in SourceLines.Exist(image) ? await CrashDump.Annotate(last, SourceLines.Of(image)) : last)
            await Console.Error.WriteLineAsync(line);

        string how = result.Verdict switch
        {
            Verdict.Crashed => "the kernel crashed its domain",
            Verdict.Hung => $"still running after {options.Limit.TotalSeconds:0} s: ended",
            _ when result.ExitCode is null => "the guest was not started, or not saved or restored, or the machine ended before it did",
            _ => $"QEMU exited with {result.ExitCode} and not by the kernel's doing: Xen panicked or refused the image",
        };
        await Console.Error.WriteLineAsync($"on-xen: {how}");
    }

    private static void AtLeast(Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < least)
            result.AddError($"{option.Name} is at least {least}.");
    });

    private static Task<int> Complain(ParseResult parsed)
    {
        foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
            Console.Error.WriteLine($"on-xen: {error.Message}");

        Console.Error.WriteLine("usage: dotnet run --project tools/on-xen -- KERNEL.elf [options]; --help lists them");
        return Task.FromResult(CannotRun);
    }
}
