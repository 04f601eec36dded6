using System;
using System.Collections.Generic;
using System.Text;

namespace MiniUnix;

/// <summary>What this sample knows of busybox: the names of its applets, which stand in the program one behind the other.</summary>
public static class Busybox
{
    private static ReadOnlySpan<byte> FirstNames => "\0[\0[[\0"u8;

    /// <summary>The names of the applets that a busybox has; none for another program.</summary>
    /// <param name="program">The program's file.</param>
    public static IReadOnlyList<string> Applets(ReadOnlySpan<byte> program)
    {
        var names = new List<string>();
        int start = program.IndexOf(FirstNames);
        ReadOnlySpan<byte> rest = start < 0 ? default : program[(start + 1)..];
        for (int length = rest.IndexOf((byte)0); length > 0; length = rest.IndexOf((byte)0))
        {
            names.Add(Encoding.ASCII.GetString(rest[..length]));
            rest = rest[(length + 1)..];
        }

        return names;
    }
}
