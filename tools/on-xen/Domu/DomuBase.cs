// Linux as domain 0, small: Debian's kernel, unpacked so that the emulated processor need not, and an initramfs of a few
// megabytes with xl, the store daemon, the console daemon and a shell. It is made once and kept in the user's cache.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OnXen.Domu;

/// <summary>What unprivileged guests are booted under.</summary>
internal sealed class DomuBase
{
    // Changed when what is made changes.
    private const string Version = "1";

    private static readonly string[] _directories =
    [
        "bin", "dev", "etc", "etc/xen", "guests", "lib", "lib/x86_64-linux-gnu", "lib/xen-4.17", "lib/xen-4.17/bin", "lib64", "modules", "proc", "run", "sys", "tmp",
        "usr", "var", "var/lib", "var/lib/xen", "var/lib/xenstored", "var/log", "var/log/xen", "var/log/xen/console",
    ];

    private static readonly string[] _applets =
    [
        "awk", "cat", "cp", "dd", "echo", "grep", "insmod", "kill", "ln", "ls", "mkdir", "mount", "printf", "ps", "rm", "sed", "sh", "sort", "tail", "usleep",
    ];

    private static readonly string[] _tools = ["xl", "xenstored", "xenconsoled", "xen-init-dom0", "libxl-save-helper"];

    private static readonly string[] _libraries =
    [
        "libc.so.6", "libm.so.6", "libgcc_s.so.1", "libz.so.1", "liblzma.so.5", "libyajl.so.2", "libuuid.so.1", "libzstd.so.1", "libxlutil.so.4.17", "libxenlight.so.4.17",
        "libxenctrl.so.4.17", "libxenguest.so.4.17", "libxencall.so.1", "libxendevicemodel.so.1", "libxenevtchn.so.1", "libxenforeignmemory.so.1", "libxengnttab.so.1",
        "libxenhypfs.so.1", "libxenstore.so.4", "libxentoolcore.so.1", "libxentoollog.so.1",
    ];

    private static readonly string[] _modules = ["xen-privcmd", "xenfs", "xen-evtchn", "xen-gntdev", "xen-gntalloc"];

    private DomuBase(string folder)
    {
        Kernel = Path.Combine(folder, "vmlinux");
        Initramfs = Path.Combine(folder, "base.cpio");
    }

    /// <summary>Linux, unpacked.</summary>
    public string Kernel { get; }

    /// <summary>Its file system, to which its first program and guests are added.</summary>
    public string Initramfs { get; }

    /// <summary>Finds it, or makes it.</summary>
    /// <param name="report">Told what takes long.</param>
    public static async Task<DomuBase> Get(Action<string> report)
    {
        string cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".cache", "hypercallsdk");
        string folder = Path.Combine(cache, $"domu-{Version}");
        if (!Directory.Exists(folder))
        {
            report("fetching Debian's Linux and Xen's tools, once");
            string work = Path.Combine(cache, $"domu-{Version}.{Environment.ProcessId}");
            await Make(work);
            Publish(work, folder);
        }

        return new DomuBase(folder);
    }

    private static async Task Make(string work)
    {
        string packages = Path.Combine(work, "packages");
        await DebianPackages.Unpack(packages);
        var made = new DomuBase(work);
        await UnpackKernel(Single(packages, "vmlinuz-*"), made.Kernel);
        await using (FileStream initramfs = File.Create(made.Initramfs))
            Fill(initramfs, packages);

        Directory.Delete(packages, recursive: true);
    }

    // Whoever comes second finds it done.
    private static void Publish(string work, string folder)
    {
        try
        {
            Directory.Move(work, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Fill(Stream initramfs, string packages)
    {
        using var archive = new CpioArchive(initramfs);
        foreach (string directory in _directories)
            archive.Directory(directory);

        archive.Link("usr/lib", "../lib");
        archive.Link("usr/bin", "../bin");
        archive.File("bin/busybox", File.ReadAllBytes(Single(packages, "busybox")));
        foreach (string applet in _applets)
            archive.Link($"bin/{applet}", "busybox");

        foreach (string tool in _tools)
            archive.File($"lib/xen-4.17/bin/{tool}", File.ReadAllBytes(Single(packages, tool, "/xen-4.17/bin/")));

        foreach (string library in _libraries)
            archive.File($"lib/x86_64-linux-gnu/{library}", File.ReadAllBytes(Single(packages, library)));

        archive.File("lib64/ld-linux-x86-64.so.2", File.ReadAllBytes(Single(packages, "ld-linux-x86-64.so.2")));
        foreach (string module in _modules)
            archive.File($"modules/{module}.ko", File.ReadAllBytes(Single(packages, $"{module}.ko")));

        archive.File("etc/xen/xl.conf", []);
        archive.File("etc/passwd", "root:x:0:0:root:/:/bin/sh\n"u8);
        archive.File("etc/group", "root:x:0:\n"u8);
    }

    // A file of the packages', links followed.
    private static string Single(string packages, string name, string within = "")
    {
        IEnumerable<string> found = Directory.EnumerateFiles(packages, name, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
        string path = found.Where(file => file.Contains(within, StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault()
            ?? throw new InvalidOperationException($"Debian's packages have no {name}: is this Debian 12?");
        return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
    }

    // A bzImage holds the kernel compressed by xz.
    private static async Task UnpackKernel(string compressed, string to)
    {
        byte[] image = await File.ReadAllBytesAsync(compressed);
        int start = image.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
        if (start < 0)
            throw new InvalidOperationException($"{compressed} is not compressed by xz.");

        await using FileStream kernel = File.Create(to);
        await Tool.Filter("xz", ["--decompress", "--stdout", "--single-stream", "--format=xz"], image.AsMemory(start), kernel);
    }
}
