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
        _before = Run("-g", isRead: true)?.Trim();
        if (_before is not null)
        {
            Run("raw -echo", isRead: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_before is not null)
        {
            Run(_before, isRead: false);
        }
    }

    private static string? Run(string arguments, bool isRead)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo("stty", arguments) { RedirectStandardOutput = isRead });
            string? text = isRead ? process?.StandardOutput.ReadToEnd() : null;
            process?.WaitForExit();
            return text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
