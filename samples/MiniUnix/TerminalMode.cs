using System;
using System.Diagnostics;

namespace MiniUnix;

/// <summary>The host's terminal while the guest's kernel is what edits lines and echoes: each key is passed on as it is typed.</summary>
internal sealed class TerminalMode : IDisposable
{
    private readonly string? _before;

    /// <summary>Sets it, by <c>stty</c>; without that program everything is as it was.</summary>
    public TerminalMode()
    {
        _before = Run("-g")?.Trim();
        if (_before is not null)
        {
            // Or the runtime, which looks after the terminal itself, keeps the keys for signals.
            Console.TreatControlCAsInput = true;
            Run("raw -echo");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_before is not null)
        {
            Run(_before);
        }
    }

    // With all three redirected: around a program that has the terminal, the runtime sets the terminal as it was.
    private static string? Run(string arguments)
    {
        try
        {
            var start = new ProcessStartInfo("stty", "-F /dev/tty " + arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process? process = Process.Start(start);
            string? text = process?.StandardOutput.ReadToEnd();
            process?.WaitForExit();
            return process?.ExitCode == 0 ? text : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
