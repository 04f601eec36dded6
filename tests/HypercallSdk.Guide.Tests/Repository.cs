using System;
using System.IO;

namespace HypercallSdk.Guide.Tests;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>HypercallSdk.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The guide's folder.</summary>
    public static string Guide { get; } = Path.Combine(Root, "docs", "guide");

    /// <summary>The reader's projects, one folder for each state that they are in.</summary>
    public static string Code { get; } = Path.Combine(Guide, "code");

    /// <summary>The folder, below a project's, of what was built with the tests.</summary>
    public static string Output { get; } = Path.GetRelativePath(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..")), AppContext.BaseDirectory);

    /// <summary>Whether pages are to be written from what they quote and show, instead of compared.</summary>
    public static bool UpdatesDocs { get; } = Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HypercallSdk.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("HypercallSdk.sln was not found above " + AppContext.BaseDirectory);
    }
}
