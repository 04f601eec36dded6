using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HypercallSdk.Generators.Tests.Harness;

/// <summary>The repository that the tests were built in, found from their own place inside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string SnapshotFolder { get; } = Path.Combine(Root, "tests", "HypercallSdk.Generators.Tests", "Snapshots");

    /// <summary>A project's C# sources, build output left out, in ordinal order.</summary>
    public static IEnumerable<string> Sources(string project)
    {
        string folder = Path.Combine(Root, project.Replace('/', Path.DirectorySeparatorChar));
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal);
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
