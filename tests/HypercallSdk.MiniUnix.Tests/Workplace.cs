using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using MiniUnix;

namespace HypercallSdk.MiniUnix.Tests;

/// <summary>
/// A folder with files in it, twice: on this machine, and in the guest as <c>/work</c>. A command is run in both, and what it writes and how
/// it ends is to be the same.
/// </summary>
internal sealed class Workplace : IDisposable
{
    /// <summary>Where Debian's busybox-static puts it.</summary>
    private static readonly string[] _places = ["/bin/busybox", "/usr/bin/busybox"];

    private static readonly Lazy<byte[]> _busybox = new(static () => File.ReadAllBytes(BusyboxPath!));

    // Far more than any command here takes.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("miniunix-").FullName;

    /// <summary>The environment of both.</summary>
    private static string[] Environment => ["PATH=/bin", "HOME=/", "TERM=linux"];

    /// <summary>The busybox of this machine, if it is one for all Linux programs: static.</summary>
    public static string? BusyboxPath => _places.FirstOrDefault(File.Exists);

    /// <summary>Skips the test where this machine cannot be the oracle.</summary>
    public static void RequireOracle()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux() || System.Runtime.InteropServices.RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.X64, "The oracle is Linux on x86-64.");
        Assert.SkipWhen(BusyboxPath is null, "There is no busybox here; apt-get install busybox-static.");
    }

    /// <summary>Puts a file there.</summary>
    public void Add(string name, ReadOnlySpan<byte> content, bool isProgram = false)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        if (isProgram && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }

    /// <summary>Puts a text there.</summary>
    public void Add(string name, string content) => Add(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Runs a command of busybox's shell here.</summary>
    public Outcome RunHere(string script, byte[]? input = null)
    {
        // Whoever runs the tests may ignore SIGPIPE, which programs inherit.
        var start = new ProcessStartInfo("env", ["--default-signal=PIPE", BusyboxPath!, "sh", "-c", script])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (string variable in Environment)
        {
            string[] parts = variable.Split('=', 2);
            start.Environment[parts[0]] = parts[1];
        }

        using Process process = Process.Start(start)!;
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        Task reading = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(output), process.StandardError.BaseStream.CopyToAsync(errors));
        try
        {
            process.StandardInput.BaseStream.Write(input ?? []);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all: as it may in the guest.
        }

        if (!reading.Wait(_patience, TestContext.Current.CancellationToken))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{script} does not end here");
        }

        process.WaitForExit();
        return Outcome.Of(process.ExitCode, output.ToArray(), errors.ToArray());
    }

    /// <summary>Runs it in the guest.</summary>
    public Outcome RunInGuest(string script, byte[]? input = null) => RunInGuest(script, out _, input);

    /// <summary>Runs it in the guest, and gives the kernel's log.</summary>
    public Outcome RunInGuest(string script, out string log, byte[]? input = null, int memoryMegabytes = 64)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        using var lines = new MemoryStream();
        Machine machine = Prepare(["/bin/busybox", BusyboxPath!, "sh", "-c", "cd /work; " + script], new MemoryStream(input ?? []), output, errors, lines, memoryMegabytes);
        int status = machine.Run();
        log = Encoding.Latin1.GetString(lines.ToArray());
        Assert.True(machine.Failure is null, machine.Failure + "\n" + Encoding.Latin1.GetString(output.ToArray()) + log);
        return Outcome.Of(status, output.ToArray(), errors.ToArray());
    }

    /// <summary>A machine with the folder's files and busybox.</summary>
    public Machine Prepare(IReadOnlyList<string> arguments, Stream input, Stream output, Stream errors, Stream log, int memoryMegabytes = 64, bool isTerminal = false)
    {
        var files = new Archive();
        files.AddFile("bin/busybox", _busybox.Value, permissions: 0x1ed);
        foreach (string applet in Busybox.Applets(_busybox.Value))
        {
            if (applet != "busybox")
            {
                files.AddLink("bin/" + applet, "busybox");
            }
        }

        files.AddDirectory("work");
        files.AddTree(_folder, "work");
        return new Machine
        {
            Arguments = arguments,
            Environment = Environment,
            Files = files,
            Input = input,
            Output = output,
            Errors = errors,
            Log = log,
            MemoryMegabytes = memoryMegabytes,
            IsTerminal = isTerminal,
            RunLimit = TimeSpan.FromMinutes(10),
        };
    }

    /// <summary>Runs it in both, and compares all of it.</summary>
    public void Compare(string script, byte[]? input = null)
    {
        Outcome guest = RunInGuest(script, out string log, input);
        Outcome here = RunHere(script, input);
        Assert.True(here == guest, $"{script}\n== here\n{here}\n== in the guest\n{guest}\n== the kernel's log\n{log}");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
