using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace MiniUnix;

/// <summary>The command line: options, then a program's file and its arguments.</summary>
internal sealed class RunOptions
{
    private const string Usage = """
        usage: MiniUnix [options] PROGRAM [ARGUMENT]...
          PROGRAM          a static Linux program for x86-64, busybox for one
          --root FOLDER    its files are the guest's
          --memory N       megabytes of memory, 16 to 1024 (128 unless told)
          --calls          logs each system call on standard error
          --log            shows the kernel's log on standard error
          --module FILE    runs nothing, but writes the boot module, for real Xen
        """;

    /// <summary>The program's file.</summary>
    public string Program { get; private set; } = string.Empty;

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; private set; } = [];

    /// <summary>The folder whose files are the guest's.</summary>
    public string? Root { get; private set; }

    /// <summary>The guest's memory.</summary>
    public int MemoryMegabytes { get; private set; } = 128;

    /// <summary>Whether each system call is logged.</summary>
    public bool TracesCalls { get; private set; }

    /// <summary>Whether the kernel's log is shown.</summary>
    public bool ShowsLog { get; private set; }

    /// <summary>Where the boot module is written; null where the program is run.</summary>
    public string? ModuleFile { get; private set; }

    /// <summary>Reads it, or says what is wrong with it; then null.</summary>
    public static RunOptions? Parse(string[] arguments)
    {
        var options = new RunOptions();
        int index = 0;
        for (; index < arguments.Length && arguments[index].StartsWith("--", StringComparison.Ordinal); index++)
        {
            string? value = index + 1 < arguments.Length ? arguments[index + 1] : null;
            switch (arguments[index])
            {
                case "--calls":
                    options.TracesCalls = options.ShowsLog = true;
                    break;
                case "--log":
                    options.ShowsLog = true;
                    break;
                case "--root" when Directory.Exists(value):
                    options.Root = value;
                    index++;
                    break;
                case "--root":
                    return Refuse($"--root takes a folder, and \"{value}\" is none");
                case "--module" when value is not null:
                    options.ModuleFile = value;
                    index++;
                    break;
                case "--memory" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int megabytes) && megabytes is >= 16 and <= 1024:
                    options.MemoryMegabytes = megabytes;
                    index++;
                    break;
                case "--memory":
                    return Refuse($"--memory takes a number from 16 to 1024, not \"{value}\"");
                default:
                    return Refuse($"\"{arguments[index]}\" is not an option");
            }
        }

        if (index == arguments.Length)
        {
            return Refuse("a program is missing");
        }

        if (!File.Exists(arguments[index]))
        {
            return Refuse($"\"{arguments[index]}\" is not a file");
        }

        options.Program = arguments[index];
        options.Arguments = arguments[(index + 1)..];
        return options;
    }

    private static RunOptions? Refuse(string reason)
    {
        Console.Error.WriteLine($"{reason}. {Usage}");
        return null;
    }
}
