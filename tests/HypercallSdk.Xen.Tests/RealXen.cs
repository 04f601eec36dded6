using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Debian's Xen 4.17 under QEMU's own processor: a kernel's image is given to it as domain 0. The tools are this oracle's;
/// where one is missing a test is skipped with the name of what to install, but not where CI runs it.
/// </summary>
internal static class RealXen
{
    /// <summary>QEMU's exit code after the kernel powered its domain off: twice 0x10, plus one.</summary>
    public const int Passed = 33;

    /// <summary>QEMU's exit code after the kernel crashed its domain or rebooted it: twice 0x11, plus one.</summary>
    public const int Crashed = 35;

    private const int MostProcessors = 4;

    private static readonly Lazy<string> _hypervisor = new(Unpack);

    /// <summary>Skips the running test when something is missing; in CI, fails it.</summary>
    public static void Require()
    {
        string[] missing = [.. Missing()];
        if (missing.Length == 0)
        {
            return;
        }

        string reason = $"needs {string.Join(", ", missing)}";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Skip(reason);
    }

    /// <summary>Boots an image as domain 0 and waits until QEMU exits or <paramref name="limit"/> has passed.</summary>
    /// <param name="image">The image.</param>
    /// <param name="limit">How long QEMU may run.</param>
    /// <param name="commandLine">The kernel's command line.</param>
    /// <param name="vcpus">How many vCPUs domain 0 may have; QEMU's machine has as many processors, up to four.</param>
    /// <param name="memoryMegabytes">Domain 0's memory.</param>
    public static async Task<XenBoot> Boot(string image, TimeSpan limit, string commandLine = "", int vcpus = 1, int memoryMegabytes = 64)
    {
        ProcessRun run = await ProcessRun.Of(
            "qemu-system-x86_64",
            [
                "-accel", "tcg", "-m", $"{memoryMegabytes + 192}", "-smp", $"{Math.Min(vcpus, MostProcessors)}", "-display", "none", "-vga", "none", "-serial", "stdio", "-monitor", "none", "-no-reboot", "-nic", "none",
                "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04",
                "-kernel", _hypervisor.Value,
                "-append", $"console=com1 dom0=pv dom0_mem={memoryMegabytes}M dom0_max_vcpus={vcpus}-{vcpus} sched=credit",
                "-initrd", $"{image} hypercallsdk.exit=isa-debug {commandLine}".TrimEnd(),
            ],
            limit);
        return new XenBoot(run);
    }

    private static IEnumerable<string> Missing()
    {
        (string Program, string Package)[] tools = [("gcc", "gcc"), ("ld", "binutils"), ("qemu-system-x86_64", "qemu-system-x86")];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        foreach ((string program, string package) in tools)
        {
            if (!folders.Any(folder => File.Exists(Path.Combine(folder, program))))
            {
                yield return $"{program} (package {package})";
            }
        }

        if (PackedHypervisor() is null)
        {
            yield return "Xen's image in /boot (package xen-hypervisor-4.17-amd64)";
        }
    }

    private static string? PackedHypervisor() =>
        Directory.Exists("/boot") ? Directory.GetFiles("/boot", "xen-4.17*.gz").Order().FirstOrDefault() : null;

    // QEMU's multiboot loader wants the image unpacked.
    private static string Unpack()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "xen-4.17");
        using FileStream packed = File.OpenRead(PackedHypervisor()!);
        using GZipStream content = new(packed, CompressionMode.Decompress);
        using FileStream unpacked = File.Create(path);
        content.CopyTo(unpacked);
        return path;
    }
}
