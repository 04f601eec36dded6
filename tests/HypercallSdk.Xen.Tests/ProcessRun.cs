using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>One process, run to its end or to a limit of time.</summary>
/// <param name="ExitCode">The exit code, or null when it was ended at the limit.</param>
/// <param name="Output">What it wrote to both its outputs.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record ProcessRun(int? ExitCode, string Output, TimeSpan Elapsed)
{
    public static async Task<ProcessRun> Of(
        string program,
        IEnumerable<string> arguments,
        TimeSpan limit,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (KeyValuePair<string, string> variable in environment ?? new Dictionary<string, string>())
        {
            start.Environment[variable.Key] = variable.Value;
        }

        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        bool ended = true;
        try
        {
            await process.WaitForExitAsync().WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            ended = false;
            process.Kill(entireProcessTree: true);
        }

        return new ProcessRun(ended ? process.ExitCode : null, await output + await errors, watch.Elapsed);
    }
}
