using System.Globalization;
using System.Text;

namespace HypercallSdk.Benchmarks.Generators;

/// <summary>The same number of methods, each with a structure passed by reference, written for each generator.</summary>
internal static class GeneratorSource
{
    /// <summary>How many methods each source declares.</summary>
    public const int Methods = 48;

    /// <summary>A file that neither generator looks at, and the same file after a keystroke.</summary>
    public const string Unrelated = "namespace Unrelated; public static class Notes { public static int Count() => 1; }";

    /// <inheritdoc cref="Unrelated"/>
    public const string UnrelatedEdited = "namespace Unrelated; public static class Notes { public static int Count() => 12; }";

    private const string Structures =
        """
        public struct Operation { public uint Command; public uint Flags; public ulong Address; public ulong Count; }

        """;

    /// <summary>One hypercall contract.</summary>
    public static string Contract()
    {
        StringBuilder text = new();
        text.Append("using HypercallSdk.Abi;\nnamespace Bench;\n").Append(Structures);
        text.Append("[HypercallContract]\npublic interface IBenchOp\n{\n");
        for (int index = 0; index < Methods; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    /// <summary>Operation {index}.</summary>\n");
            text.Append(CultureInfo.InvariantCulture, $"    [Hypercall((HypercallNumber)50, Command = {index})]\n");
            text.Append(CultureInfo.InvariantCulture, $"    HypercallResult Operation{index}(ref Operation op);\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>One class of platform invocations.</summary>
    public static string LibraryImports()
    {
        StringBuilder text = new();
        text.Append("using System.Runtime.InteropServices;\nnamespace Bench;\n").Append(Structures);
        text.Append("public static partial class BenchOp\n{\n");
        for (int index = 0; index < Methods; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    /// <summary>Operation {index}.</summary>\n");
            text.Append(CultureInfo.InvariantCulture, $"    [LibraryImport(\"libc\", EntryPoint = \"operation{index}\", SetLastError = true)]\n");
            text.Append(CultureInfo.InvariantCulture, $"    public static partial int Operation{index}(ref Operation op);\n");
        }

        return text.Append("}\n").ToString();
    }
}
