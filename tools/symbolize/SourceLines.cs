// The image that Xen boots is stripped; beside it lies the same image with its symbols and line table, `X.elf.debug`.
// addr2line of binutils, which the xen target is linked with anyway, reads them: one process for all addresses of a text.
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace Symbolize;

/// <summary>The source behind the code addresses of one image.</summary>
public sealed class SourceLines
{
    private readonly string _debugImage;

    private SourceLines(string debugImage) => _debugImage = debugImage;

    /// <summary>Reads the symbols of an image.</summary>
    /// <param name="image">The image that Xen boots, or the one with symbols beside it.</param>
    /// <exception cref="FileNotFoundException">There are no symbols beside the image.</exception>
    public static SourceLines Of(string image)
    {
        string debugImage = image.EndsWith(".debug", StringComparison.Ordinal) ? image : image + ".debug";
        return File.Exists(debugImage)
            ? new SourceLines(debugImage)
            : throw new FileNotFoundException($"{debugImage} does not exist: build the kernel with `dotnet build -t:XenImage`, which leaves it beside the image.", debugImage);
    }

    /// <summary>Whether there are symbols beside <paramref name="image"/>.</summary>
    public static bool Exist(string image) => File.Exists(image + ".debug");

    /// <summary>The places of code addresses; those that are not the image's are left out.</summary>
    /// <exception cref="InvalidOperationException">There is no addr2line, or it failed.</exception>
    public async Task<IReadOnlyDictionary<ulong, SourceLine>> Find(IReadOnlyCollection<ulong> addresses)
    {
        var found = new Dictionary<ulong, SourceLine>();
        if (addresses.Count == 0)
            return found;

        ProcessStartInfo start = new("addr2line") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["--functions", "--exe", _debugImage])
            start.ArgumentList.Add(argument);

        using Process process = Start(start);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        foreach (ulong address in addresses)
            await process.StandardInput.WriteLineAsync(address.ToString("x", CultureInfo.InvariantCulture));

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"addr2line could not read {_debugImage}: {(await errors).Trim()}");

        // Two lines an address: the function, and file:line.
        string[] lines = (await output).Split('\n');
        int next = 0;
        foreach (ulong address in addresses)
        {
            if (SourceLine.TryParse(lines[next], lines[next + 1], out SourceLine? line))
                found[address] = line;

            next += 2;
        }

        return found;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("addr2line is not on the path: install binutils (apt-get install binutils).");
        }
    }
}
