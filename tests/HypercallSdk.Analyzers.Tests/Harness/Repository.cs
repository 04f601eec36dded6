using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HypercallSdk.Analyzers.Tests.Harness;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    private static readonly HashSet<string> _skippedFolders = [".git", "bin", "obj", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>The folder of <c>HypercallSdk.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that the tests were built in.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Every file that people write, as paths from the root with forward slashes, in ordinal order.</summary>
    public static IEnumerable<string> Files => Walk(Root).Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>The full path of a file.</summary>
    public static string Path(string file) => System.IO.Path.Combine(Root, file);

    /// <summary>A file's text.</summary>
    public static string Read(string file) => File.ReadAllText(Path(file)).ReplaceLineEndings("\n");

    /// <summary>
    /// Holds a committed file to what it is generated from; with <c>UPDATE_DOCS=1</c> in the environment it is written.
    /// </summary>
    public static void Holds(string file, string expected)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(Path(file), expected);

        string actual = File.Exists(Path(file)) ? Read(file) : "";
        Assert.True(expected == actual, $"{file} is not what it is generated from: run the tests with UPDATE_DOCS=1 and look at what changes.");
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(child => !_skippedFolders.Contains(System.IO.Path.GetFileName(child))).SelectMany(Walk));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "HypercallSdk.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("HypercallSdk.sln was not found above " + AppContext.BaseDirectory);
    }
}
