using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HypercallSdk.Abi.Tests;

/// <summary>The repository's files, found from the test's place inside it.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder of <c>HypercallSdk.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The sources under a folder, as paths from the root with forward slashes; build output is left out.</summary>
    public static IEnumerable<string> SourcesOf(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>A file's text.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

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
