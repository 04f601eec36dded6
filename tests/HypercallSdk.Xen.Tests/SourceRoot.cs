using System;
using System.IO;

namespace HypercallSdk.Xen.Tests;

/// <summary>Where this repository lies, and how these tests were built.</summary>
internal static class SourceRoot
{
    // tests/HypercallSdk.Xen.Tests/bin/<configuration>/<framework>/
    private static readonly DirectoryInfo _output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Directory { get; } = Path.GetFullPath(Path.Combine(_output.FullName, "..", "..", "..", "..", ".."));

    public static string Configuration { get; } = _output.Parent!.Name;

    public static string Framework { get; } = _output.Name;
}
