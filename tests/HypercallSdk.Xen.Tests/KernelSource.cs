using System;
using System.IO;
using System.Linq;

namespace HypercallSdk.Xen.Tests;

/// <summary>The source of a kernel that these tests run hosted, for the same kernel on real Xen.</summary>
internal static class KernelSource
{
    /// <summary>The members of a kernel's struct, from all the files that it is declared in.</summary>
    public static string MembersOf(string kernel)
    {
        string folder = Path.Combine(SourceRoot.Directory, "tests", "HypercallSdk.Xen.Tests");
        string[] files = [.. Directory.GetFiles(folder, $"{kernel}.cs"), .. Directory.GetFiles(folder, $"{kernel}.*.cs").Order(StringComparer.Ordinal)];
        return string.Concat(files.Select(MembersIn));
    }

    private static string MembersIn(string file)
    {
        string source = File.ReadAllText(file);
        return source[(source.IndexOf('{', StringComparison.Ordinal) + 1)..source.LastIndexOf('}')];
    }
}
