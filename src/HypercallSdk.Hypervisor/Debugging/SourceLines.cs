using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>Where methods stand in the sources, as the symbols of their assembly say: a portable PDB beside it or in it.</summary>
internal static class SourceLines
{
    private const int RowMask = 0x00ff_ffff;

    /// <summary>File and line of the first statement of each method of one assembly; none where there are no symbols.</summary>
    public static IReadOnlyDictionary<MethodInfo, (string File, int Line)> Of(Assembly assembly, IReadOnlyCollection<MethodInfo> methods)
    {
        var lines = new Dictionary<MethodInfo, (string File, int Line)>();
        string image = assembly.Location;
        if (image.Length == 0 || methods.Count == 0)
            return lines;

        try
        {
            using var reader = new PEReader(File.OpenRead(image));
            if (!reader.TryOpenAssociatedPortablePdb(image, Open, out MetadataReaderProvider? symbols, out _))
                return lines;

            using (symbols)
            {
                foreach (MethodInfo method in methods)
                {
                    if (Find(symbols!.GetMetadataReader(), method.MetadataToken) is { } line)
                        lines.Add(method, line);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // Symbols that cannot be read tell no line: what is asked for is a description, not this file.
        }

        return lines;
    }

    private static FileStream? Open(string path) => File.Exists(path) ? File.OpenRead(path) : null;

    private static (string File, int Line)? Find(MetadataReader symbols, int token)
    {
        MethodDebugInformation information = symbols.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(token & RowMask));
        foreach (SequencePoint point in information.GetSequencePoints())
        {
            if (!point.IsHidden)
                return (Path.GetFileName(symbols.GetString(symbols.GetDocument(point.Document).Name)), point.StartLine);
        }

        return null;
    }
}
