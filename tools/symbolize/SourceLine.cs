using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;

namespace Symbolize;

/// <summary>A place in a kernel's source.</summary>
/// <param name="Function">The function, as the ahead-of-time compiler names it.</param>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1; 0 where only the function is known.</param>
public sealed record SourceLine(string Function, string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? Function : $"{File}:{Line} ({Function})";

    /// <summary>Reads what addr2line says of one address; false where it knows nothing.</summary>
    public static bool TryParse(string function, string place, [NotNullWhen(true)] out SourceLine? line)
    {
        // "file:12", "file:12 (discriminator 3)", "file:?", "??:0".
        int colon = place.LastIndexOf(':');
        string number = colon < 0 ? "" : place[(colon + 1)..].Split(' ')[0];
        string file = colon < 0 ? "" : Path.GetFileName(place[..colon]);
        line = function is "??" or ""
            ? null
            : new SourceLine(function, file, file is "??" || !int.TryParse(number, out int value) ? 0 : value);
        return line is not null;
    }
}
