// A machine with nothing in it but Xen, under QEMU's own processor, and a kernel's image as domain 0. The verdict is QEMU's
// exit code, which the kernel sets through a port (isa-debug-exit: twice what was written, plus one). Exactly one value is a
// pass: a panic of Xen's reboots the machine, and QEMU then exits with 0.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OnXen;

/// <summary>Boots images on real Xen as domain 0.</summary>
public static class XenMachine
{
    /// <summary>QEMU's exit code after the kernel powered its domain off.</summary>
    public const int PassedCode = 33;

    /// <summary>QEMU's exit code after the kernel crashed its domain or rebooted it.</summary>
    public const int CrashedCode = 35;

    /// <summary>How many processors QEMU's machine has at most.</summary>
    internal const int MostProcessors = 4;

    // What Xen itself and its tables take.
    private const int HypervisorMegabytes = 192;

    private static readonly Lazy<string> _hypervisor = new(Unpack, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Xen, unpacked.</summary>
    internal static string Hypervisor => _hypervisor.Value;

    /// <summary>Boots an image once.</summary>
    /// <param name="image">The image.</param>
    /// <param name="options">What it is booted with.</param>
    /// <param name="kernelLine">Called with each line of the kernel's as it comes, or null.</param>
    /// <param name="xenLine">Called with each line of Xen's as it comes, or null.</param>
    /// <exception cref="InvalidOperationException">Something is missing on this machine; the message says what to install.</exception>
    /// <exception cref="FileNotFoundException">There is no such image.</exception>
    public static async Task<BootResult> Boot(string image, BootOptions options, Action<string>? kernelLine = null, Action<string>? xenLine = null)
    {
        Require(image);
        return await Run(Arguments(image, options), options.Limit, kernelLine, xenLine);
    }

    /// <summary>Throws where there is no such image, or something is missing to boot it.</summary>
    internal static void Require(string image)
    {
        if (!File.Exists(image))
            throw new FileNotFoundException($"{image} does not exist: `dotnet build -t:XenImage` on the kernel's project makes bin/<configuration>/xen/<name>.elf.", image);

        string[] missing = [.. Requirements.Missing()];
        if (missing.Length != 0)
            throw new InvalidOperationException($"missing: {string.Join(", ", missing)}");
    }

    /// <summary>QEMU takes a comma for the end of a module unless it is doubled.</summary>
    internal static string Escape(string module) => module.Replace(",", ",,", StringComparison.Ordinal);

    private static string[] Arguments(string image, BootOptions options) =>
    [
        "-accel", "tcg", "-m", $"{options.MemoryMegabytes + HypervisorMegabytes}", "-smp", $"{Math.Min(options.Vcpus, MostProcessors)}",
        "-display", "none", "-vga", "none", "-serial", "stdio", "-monitor", "none", "-no-reboot", "-nic", "none",
        "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04",
        "-kernel", _hypervisor.Value,
        "-append", $"console=com1 dom0=pv dom0_mem={options.MemoryMegabytes}M dom0_max_vcpus={options.Vcpus}-{options.Vcpus} sched=credit {options.XenOptions}".TrimEnd(),
        "-initrd", Escape($"{image} hypercallsdk.exit=isa-debug {options.CommandLine}".TrimEnd()) + (options.Module is null ? "" : $",{Escape(options.Module)}"),
    ];

    /// <summary>Runs a machine to its verdict.</summary>
    internal static async Task<BootResult> Run(string[] arguments, TimeSpan limit, Action<string>? kernelLine, Action<string>? xenLine)
    {
        List<string> kernelLines = [];
        StringBuilder output = new();
        var serial = new SerialLine(
            line =>
            {
                kernelLines.Add(line);
                kernelLine?.Invoke(line);
            },
            line => xenLine?.Invoke(line));

        var watch = Stopwatch.StartNew();
        using Process qemu = Process.Start(new ProcessStartInfo("qemu-system-x86_64", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        qemu.StandardInput.Close();
        Task<string> errors = qemu.StandardError.ReadToEndAsync();
        Task console = Read(qemu.StandardOutput, serial, output);
        bool hasEnded = await EndsWithin(qemu, limit);
        await console;
        serial.Close();
        output.Append(await errors);
        int? code = hasEnded ? qemu.ExitCode : null;
        return new BootResult(VerdictOf(code), code, kernelLines, output.ToString(), watch.Elapsed);
    }

    private static async Task Read(StreamReader from, SerialLine serial, StringBuilder output)
    {
        char[] buffer = new char[4096];
        while (await from.ReadAsync(buffer) is > 0 and int count)
        {
            output.Append(buffer, 0, count);
            serial.Feed(buffer.AsSpan(0, count));
        }
    }

    private static async Task<bool> EndsWithin(Process qemu, TimeSpan limit)
    {
        try
        {
            await qemu.WaitForExitAsync().WaitAsync(limit);
            return true;
        }
        catch (TimeoutException)
        {
            qemu.Kill(entireProcessTree: true);
            await qemu.WaitForExitAsync();
            return false;
        }
    }

    private static Verdict VerdictOf(int? code) => code switch
    {
        PassedCode => Verdict.Passed,
        CrashedCode => Verdict.Crashed,
        null => Verdict.Hung,
        _ => Verdict.NoVerdict,
    };

    // QEMU's multiboot loader wants the image unpacked. Several processes may do this at once: each renames a file of its own.
    private static string Unpack()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "xen-4.17");
        string own = $"{path}.{Environment.ProcessId}";
        using (FileStream packed = File.OpenRead(Requirements.PackedHypervisor()!))
        using (GZipStream content = new(packed, CompressionMode.Decompress))
        using (FileStream unpacked = File.Create(own))
            content.CopyTo(unpacked);

        File.Move(own, path, overwrite: true);
        return path;
    }
}
