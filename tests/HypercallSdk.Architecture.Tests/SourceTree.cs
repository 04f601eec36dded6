using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace HypercallSdk.Architecture.Tests;

/// <summary>The repository's own files, found from the test's place inside it; build output is left out.</summary>
internal static class SourceTree
{
    // Not a project of the house: the xen target's targets file builds it, with a kernel's sources.
    private const string XenInnerCompile = "src/HypercallSdk.CoreLib/build/XenKernel.csproj";

    // What `dotnet new` copies: projects of whoever creates them, which lean on the package.
    private const string TemplateContent = "src/HypercallSdk.Templates/content/";

    private static readonly HashSet<string> _skippedFolders = [".git", "bin", "obj", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>The folder of <c>HypercallSdk.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file, as paths from the root with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Select(Relative).Order(StringComparer.Ordinal)];

    /// <summary>The C# that people write: no snapshots, which are data.</summary>
    public static IEnumerable<string> CSharpFiles =>
        Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.EndsWith(".verified.cs", StringComparison.Ordinal));

    /// <summary>The projects.</summary>
    public static IEnumerable<string> ProjectFiles =>
        Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && file != XenInnerCompile && !file.StartsWith(TemplateContent, StringComparison.Ordinal));

    /// <summary>A file's text.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>A project's XML.</summary>
    public static XDocument ReadXml(string file) => XDocument.Load(Path.Combine(Root, file));

    /// <summary>The files that a project names as references, as paths from the root.</summary>
    public static IEnumerable<string> ReferencesOf(string project)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, project))!;
        return ReadXml(project).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")?.Value)
            .OfType<string>()
            .Select(include => Relative(Path.GetFullPath(Path.Combine(folder, include.Replace('\\', '/')))));
    }

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            yield return file;
        }

        foreach (string child in Directory.EnumerateDirectories(folder).Where(child => !_skippedFolders.Contains(Path.GetFileName(child))))
        {
            foreach (string file in Walk(child))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HypercallSdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("HypercallSdk.sln was not found above " + AppContext.BaseDirectory);
    }
}
