using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Benchmarks.Generators;

/// <summary>The SDK's targeting pack: reference assemblies, and the generators that ship in it.</summary>
internal static class TargetingPack
{
    private const string LibraryImportAssembly = "Microsoft.Interop.LibraryImportGenerator.dll";

    private static readonly string _folder = Find();

    /// <summary>The framework's reference assemblies.</summary>
    public static IEnumerable<MetadataReference> References { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(_folder, "ref", "net10.0"), "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>LibraryImport's generator, as the compiler would load it.</summary>
    public static IIncrementalGenerator LibraryImportGenerator()
    {
        string analyzers = Path.Combine(_folder, "analyzers", "dotnet", "cs");
        Assembly.LoadFrom(Path.Combine(analyzers, "Microsoft.Interop.SourceGeneration.dll"));
        Assembly assembly = Assembly.LoadFrom(Path.Combine(analyzers, LibraryImportAssembly));
        return (IIncrementalGenerator)Activator.CreateInstance(assembly.GetType("Microsoft.Interop.LibraryImportGenerator", throwOnError: true)!)!;
    }

    private static string Find()
    {
        // <dotnet>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs, "10.*").Order(StringComparer.Ordinal).Last()
            : throw new DirectoryNotFoundException($"No targeting pack at {packs}: the comparison with LibraryImport's generator needs the SDK's.");
    }
}
