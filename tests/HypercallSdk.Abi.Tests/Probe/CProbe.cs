using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace HypercallSdk.Abi.Tests.Probe;

/// <summary>
/// A C program, written from Abi's declarations, that prints what the C compiler makes of each: one line of source and one
/// line of output for a fact. Where the compiler rejects a line, that fact names something that the headers do not have; it
/// is reported, left out, and the rest is compiled again.
/// </summary>
internal sealed partial class CProbe
{
    /// <summary>The headers that everything is looked for in.</summary>
    public static readonly string[] Headers =
    [
        "xen",
        "errno",
        "arch-x86/cpuid",
        "arch-x86/pmu",
        "arch-x86/xen-mca",
        "argo",
        "callback",
        "domctl",
        "event_channel",
        "features",
        "grant_table",
        "hvm/dm_op",
        "hvm/hvm_op",
        "hvm/hvm_vcpu",
        "hvm/ioreq",
        "hvm/params",
        "hypfs",
        "io/blkif",
        "io/console",
        "io/fbif",
        "io/kbdif",
        "io/netif",
        "io/protocols",
        "io/ring",
        "io/xenbus",
        "io/xs_wire",
        "kexec",
        "memory",
        "nmi",
        "physdev",
        "platform",
        "pmu",
        "sched",
        "sysctl",
        "vcpu",
        "version",
        "vm_event",
        "xenoprof",
        "xsm/flask_op",
    ];

    private static readonly string _prologue =
        $$"""
        #include <stddef.h>
        #include <stdint.h>
        #include <stdio.h>
        #include <string.h>
        #define __XEN_TOOLS__ 1
        {{string.Concat(Headers.Select(static header => $"#include <xen/{header}.h>\n"))}}
        int main(void)
        {

        """;

    private readonly AbiDeclarations _declarations;

    private CProbe(AbiDeclarations declarations) => _declarations = declarations;

    /// <summary>Everything that <paramref name="declarations"/> has wrong, and how many facts were compared.</summary>
    public static (IReadOnlyList<ProbeMismatch> Mismatches, int Compared) Run(AbiDeclarations declarations)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hypercallsdk-probe-");
        try
        {
            return new CProbe(declarations).Run(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string SourceOf(IReadOnlyList<ProbeFact> facts, ISet<int> rejected)
    {
        StringBuilder source = new(_prologue);
        for (int index = 0; index < facts.Count; index++)
        {
            source.Append(rejected.Contains(index)
                ? "\n"
                : $"    printf(\"%d %llu\\n\", {index}, (unsigned long long)({facts[index].Expression}));\n");
        }

        return source.Append("    return 0;\n}\n").ToString();
    }

    private (IReadOnlyList<ProbeMismatch> Mismatches, int Compared) Run(string folder)
    {
        string source = Path.Combine(folder, "probe.c");
        string program = Path.Combine(folder, "probe");
        List<ProbeMismatch> mismatches = [.. _declarations.Unnamed];
        SortedSet<int> rejected = [];
        string[] arguments = ["-std=gnu11", "-fmax-errors=0", $"-D__XEN_INTERFACE_VERSION__=0x{XenInterface.Version:x8}", "-o", program, source];

        File.WriteAllText(source, SourceOf(_declarations.Facts, rejected));
        (int status, _, string errors) = CCompiler.Compile(arguments);
        if (status != 0)
        {
            Reject(errors, rejected, mismatches);
            File.WriteAllText(source, SourceOf(_declarations.Facts, rejected));
            (status, _, errors) = CCompiler.Compile(arguments);
            Assert.True(status == 0, errors);
        }

        (status, string output, errors) = CCompiler.Run(program);
        Assert.True(status == 0, errors);
        int compared = 0;
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ');
            ProbeFact fact = _declarations.Facts[int.Parse(words[0], CultureInfo.InvariantCulture)];
            ulong actual = ulong.Parse(words[1], CultureInfo.InvariantCulture);
            compared++;
            if (actual != fact.Expected)
            {
                mismatches.Add(new ProbeMismatch(fact.Owner, $"{fact.Subject} is {fact.Expected}, in Xen's headers {actual}"));
            }
        }

        Assert.Equal(_declarations.Facts.Count, compared + rejected.Count);
        return (mismatches, compared);
    }

    private void Reject(string errors, SortedSet<int> rejected, List<ProbeMismatch> mismatches)
    {
        int firstLine = _prologue.Count(character => character == '\n') + 1;
        foreach (Match match in CompilerError().Matches(errors))
        {
            int index = int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) - firstLine;
            Assert.True(index >= 0 && index < _declarations.Facts.Count, errors);
            if (rejected.Add(index))
            {
                ProbeFact fact = _declarations.Facts[index];
                mismatches.Add(new ProbeMismatch(fact.Owner, $"{fact.Subject} is not in Xen's headers: {match.Groups["message"].Value}"));
            }
        }

        Assert.True(rejected.Count > 0, errors);
    }

    [GeneratedRegex(@"probe\.c:(?<line>\d+):\d+: error: (?<message>[^\n]*)")]
    private static partial Regex CompilerError();
}
