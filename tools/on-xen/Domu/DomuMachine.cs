// One machine: Xen, Debian's Linux as domain 0, and guests that `xl create` starts one after the other, each with the real
// store, console daemon and domain builder. A guest's verdict is the reason with which its domain shut down.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace OnXen.Domu;

/// <summary>Boots images on real Xen as unprivileged guests.</summary>
public static partial class DomuMachine
{
    private const int DomainZeroMegabytes = 256;
    private const int HypervisorMegabytes = 160;

    /// <summary>Boots guests one after the other on one machine.</summary>
    /// <param name="guests">The guests.</param>
    /// <param name="limit">How long QEMU may run.</param>
    /// <param name="guestLine">Called with each line of a guest's and its place in <paramref name="guests"/>, as it comes; or null.</param>
    /// <param name="otherLine">Called with each line of Xen's and Linux's, or null.</param>
    /// <param name="report">Told what takes long, or null.</param>
    /// <returns>Of each guest what came of it; those that the machine did not come to have no verdict, or hung.</returns>
    /// <exception cref="InvalidOperationException">Something is missing on this machine; the message says what.</exception>
    /// <exception cref="FileNotFoundException">There is no such image.</exception>
    public static async Task<IReadOnlyList<DomuResult>> Boot(
        IReadOnlyList<DomuGuest> guests,
        TimeSpan limit,
        Action<int, string>? guestLine = null,
        Action<string>? otherLine = null,
        Action<string>? report = null)
    {
        foreach (DomuGuest guest in guests)
            XenMachine.Require(guest.Image);

        string[] missing = [.. Requirements.MissingForDomu()];
        if (missing.Length != 0)
            throw new InvalidOperationException($"missing: {string.Join(", ", missing)}");

        DomuBase domu = await DomuBase.Get(report ?? (static _ => { }));
        string initramfs = Path.Combine(Path.GetTempPath(), $"on-xen-{Environment.ProcessId}-{Guid.NewGuid():n}.cpio");
        try
        {
            await using (FileStream file = File.Create(initramfs))
            {
                await using FileStream part = File.OpenRead(domu.Initramfs);
                await part.CopyToAsync(file);
                Add(file, guests);
            }

            return await Run(domu.Kernel, initramfs, guests, limit, guestLine, otherLine);
        }
        finally
        {
            File.Delete(initramfs);
        }
    }

    private static async Task<IReadOnlyList<DomuResult>> Run(string kernel, string initramfs, IReadOnlyList<DomuGuest> guests, TimeSpan limit, Action<int, string>? guestLine, Action<string>? otherLine)
    {
        List<string>[] lines = [.. guests.Select(_ => new List<string>())];
        List<string>[] errors = [.. guests.Select(_ => new List<string>())];
        var verdicts = new Verdict?[guests.Count];
        BootResult machine = await XenMachine.Run(Arguments(kernel, initramfs, guests), limit, Take, otherLine);
        Verdict otherwise = machine.Verdict == Verdict.Hung ? Verdict.Hung : Verdict.NoVerdict;
        return [.. guests.Select((_, index) => new DomuResult(verdicts[index] ?? otherwise, lines[index], errors[index]))];

        void Take(string line)
        {
            Match match = GuestLine().Match(line);
            if (!match.Success || !int.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out int number) || number < 1 || number > guests.Count)
            {
                otherLine?.Invoke(line);
                return;
            }

            int index = number - 1;
            string text = match.Groups[3].Value;
            switch (match.Groups[1].Value)
            {
                case "-end":
                    verdicts[index] = VerdictOf(text);
                    break;
                case "-error":
                    errors[index].Add(text);
                    break;
                default:
                    lines[index].Add(text);
                    guestLine?.Invoke(index, text);
                    break;
            }
        }
    }

    private static Verdict VerdictOf(string reason) => reason switch
    {
        "0" => Verdict.Passed,
        "none" => Verdict.NoVerdict,
        _ => Verdict.Crashed,
    };

    private static string[] Arguments(string kernel, string initramfs, IReadOnlyList<DomuGuest> guests)
    {
        // Its file system is memory: a saved guest's file is as large as the guest.
        int linux = DomainZeroMegabytes + guests.Where(IsSaved).Select(guest => guest.Options.MemoryMegabytes).DefaultIfEmpty().Max();
        return
        [
            "-accel", "tcg,thread=multi",

            // Without rdrand each domain waits seconds for the kernel's random numbers.
            "-cpu", "qemu64,+rdrand",
            "-smp", $"{Math.Min(guests.Max(guest => guest.Options.Vcpus), XenMachine.MostProcessors)}",
            "-m", $"{linux + HypervisorMegabytes + guests.Max(guest => guest.Options.MemoryMegabytes)}",
            "-display", "none", "-vga", "none", "-serial", "stdio", "-monitor", "none", "-no-reboot", "-nic", "none",
            "-device", "isa-debug-exit,iobase=0xf4,iosize=1",
            "-kernel", XenMachine.Hypervisor,
            "-append", $"console=com1 dom0=pv dom0_mem={linux}M,max:{linux}M dom0_max_vcpus=1 {string.Join(' ', guests.Select(guest => guest.Options.XenOptions).Distinct())}".TrimEnd(),
            "-initrd", $"{XenMachine.Escape(kernel)} console=hvc0 rdinit=/init quiet rodata=off cryptomgr.notests,{XenMachine.Escape(initramfs)}",
        ];
    }

    private static bool IsSaved(DomuGuest guest) => guest.Steps.Any(step => step.Action is DomuAction.SaveAndRestore or DomuAction.Checkpoint);

    private static void Add(Stream initramfs, IReadOnlyList<DomuGuest> guests)
    {
        using var archive = new CpioArchive(initramfs);
        using Stream init = Assembly.GetExecutingAssembly().GetManifestResourceStream("OnXen.Domu.init.sh")!;
        using var program = new MemoryStream();
        init.CopyTo(program);
        archive.File("init", program.ToArray());
        for (int index = 0; index < guests.Count; index++)
        {
            DomuGuest guest = guests[index];
            string folder = $"guests/{index + 1}";
            archive.Directory(folder);
            archive.File($"{folder}/kernel", File.ReadAllBytes(guest.Image));
            if (guest.Options.Module is { } module)
                archive.File($"{folder}/module", File.ReadAllBytes(module));

            if (guest.Steps.Count != 0)
                archive.File($"{folder}/steps", Encoding.UTF8.GetBytes(string.Concat(guest.Steps.Select(Line))));

            archive.File($"{folder}/config", Encoding.UTF8.GetBytes(Configuration(index + 1, guest)));
        }
    }

    private static string Line(DomuStep step)
    {
        string action = step.Action switch
        {
            DomuAction.SaveAndRestore => "save",
            DomuAction.Checkpoint => "checkpoint",
            DomuAction.ShutDown => "shutdown",
            DomuAction.Reboot => "reboot",
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };
        return step.After.Contains('\n', StringComparison.Ordinal)
            ? throw new ArgumentException("A guest prints it in one line.", nameof(step))
            : $"{action} {step.After}\n";
    }

    // Whatever ends it, the domain is kept until its console was read.
    private static string Configuration(int number, DomuGuest guest)
    {
        string module = guest.Options.Module is null ? "" : $"\nramdisk = \"/guests/{number}/module\"";
        return $"""
            name = "g{number}"
            type = "pv"
            kernel = "/guests/{number}/kernel"{module}
            extra = "{guest.Options.CommandLine.Replace("\"", "\\\"", StringComparison.Ordinal)}"
            memory = {guest.Options.MemoryMegabytes}
            vcpus = {guest.Options.Vcpus}
            on_poweroff = "preserve"
            on_reboot = "preserve"
            on_crash = "preserve"

            """;
    }

    [GeneratedRegex(@"^domu(-end|-error|):(\d+)> ?(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex GuestLine();
}
