using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace HypercallSdk.Debugging.Tests;

/// <summary>A sample, built for debugging, in a process of its own.</summary>
internal sealed class DebuggedProgram : IDisposable
{
    /// <summary>How long anything may take, on a machine with other work.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private DebuggedProgram(Process process) => _process = process;

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it.</summary>
    /// <param name="sample">The sample's name.</param>
    /// <param name="waits">Whether it waits, before its first line, until <see cref="GoOn"/> is called.</param>
    public static async Task<DebuggedProgram> Start(string sample, bool waits)
    {
        // tests/HypercallSdk.Debugging.Tests/bin/<configuration>/<framework>/
        DirectoryInfo output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string program = Path.Combine(output.Parent!.Parent!.Parent!.FullName, "Debugged", sample, "bin", output.Parent.Name, output.Name, $"Debugged.{sample}.dll");
        ProcessStartInfo start = new("dotnet", [program, "--seed", "7", "--hash"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (waits)
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;

        DebuggedProgram started = new(Process.Start(start)!);
        if (waits)
            Assert.Equal(StartupHook.Waiting, await started._process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(Limit));

        return started;
    }

    /// <summary>Lets it begin.</summary>
    public void GoOn() => _process.StandardInput.WriteLine();

    /// <summary>Waits for its end and returns what it printed.</summary>
    public async Task<string> End()
    {
        Task<string> output = _process.StandardOutput.ReadToEndAsync();
        string errors = await _process.StandardError.ReadToEndAsync().WaitAsync(Limit);
        string text = await output.WaitAsync(Limit);
        await _process.WaitForExitAsync().WaitAsync(Limit);
        Assert.True(_process.ExitCode == 0, text + errors);
        return text;
    }

    /// <summary>Ends it, whatever it does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Where the runtime is loaded in it: its file, and the address of the file's beginning.</summary>
    public (string File, nint Address) Runtime()
    {
        string[] fields = File.ReadLines($"/proc/{Id}/maps").First(static line => line.EndsWith("/libcoreclr.so", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (fields[^1], nint.Parse(fields[0].Split('-')[0], System.Globalization.NumberStyles.HexNumber, null));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();

        _process.Dispose();
    }
}
