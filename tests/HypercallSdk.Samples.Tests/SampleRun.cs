using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Samples.Tests;

/// <summary>One run of a sample as a process of its own.</summary>
internal sealed class SampleRun
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    private SampleRun(int exitCode, string output, string errors)
    {
        ExitCode = exitCode;
        Lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Errors = errors;
    }

    /// <summary>The exit code.</summary>
    public int ExitCode { get; }

    /// <summary>What it printed, line by line.</summary>
    public string[] Lines { get; }

    /// <summary>What it wrote to its standard error.</summary>
    public string Errors { get; }

    /// <summary>The state hash that <c>--hash</c> prints.</summary>
    public string StateHash => Lines.Single(line => line.StartsWith("state hash ", StringComparison.Ordinal));

    /// <summary>Runs a sample that was built with the tests, and waits for its end.</summary>
    public static async Task<SampleRun> Of(string sample, params string[] arguments)
    {
        // tests/HypercallSdk.Samples.Tests/bin/<configuration>/<framework>/
        DirectoryInfo output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string root = Path.GetFullPath(Path.Combine(output.FullName, "..", "..", "..", "..", ".."));
        string program = Path.Combine(root, "samples", sample, "bin", output.Parent!.Name, output.Name, sample + ".dll");

        ProcessStartInfo start = new(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(program);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> text = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(_limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{sample} did not end within {_limit}. It printed: {await text}");
        }

        return new SampleRun(process.ExitCode, await text, await errors);
    }
}
