using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace OnXen.Domu;

/// <summary>A program of the system's, run to its end.</summary>
internal static class Tool
{
    /// <summary>What it writes.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or failed.</exception>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, string folder)
    {
        using Process process = Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} failed with {process.ExitCode}: {(await errors).Trim()}");
    }

    /// <summary>Passes <paramref name="input"/> through it into <paramref name="output"/>.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or wrote nothing.</exception>
    public static async Task Filter(string program, IEnumerable<string> arguments, ReadOnlyMemory<byte> input, Stream output)
    {
        using Process process = Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task copied = process.StandardOutput.BaseStream.CopyToAsync(output);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has seen all it wanted.
        }

        await copied;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed with {process.ExitCode}: {(await errors).Trim()}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{start.FileName} is not on the path: unprivileged guests are booted under Debian's Linux, which is fetched by apt and dpkg and unpacked by xz.");
        }
    }
}
