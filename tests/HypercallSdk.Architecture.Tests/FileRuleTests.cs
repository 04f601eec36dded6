using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Architecture.Tests;

/// <summary>The rules on source files that a reader relies on and no compiler checks.</summary>
public sealed partial class FileRuleTests
{
    private const int LineLimit = 500;

    // Put together here so that this file does not break its own rule.
    private static readonly string[] _forbiddenWords =
    [
        "TO" + "DO", "FIX" + "ME", "new NotImplemented" + "Exception", "Thread." + "Sleep(", "Task." + "Delay(",
    ];

    private static readonly string[] _machinePaths = ["/wo" + "rk/", "/ro" + "ot/", "/far" + "m/", "/tm" + "p/bash"];

    [Fact]
    public void No_source_file_is_longer_than_500_lines() =>
        Report.None(
            from file in SourceTree.CSharpFiles
            let lines = SourceTree.Read(file).AsSpan().Count('\n')
            where lines > LineLimit
            select $"{file}: {lines} lines");

    [Fact]
    public void A_file_holds_one_type_and_is_named_after_it()
    {
        List<string> wrong = [];
        foreach (string file in SourceTree.CSharpFiles.Where(file => !IsGathered(file)))
        {
            string[] types = [.. TopLevelTypes(file)];
            string stem = Path.GetFileName(file).Split('.', '{')[0]; // Vcpu.GuestMemory.cs, HostedKernel{TKernel}.cs
            if (types.Length > 1)
            {
                wrong.Add($"{file} holds {string.Join(", ", types)}");
            }
            else if (types.Length == 1 && types[0] != stem)
            {
                wrong.Add($"{file} holds {types[0]}");
            }
        }

        Report.None(wrong);
    }

    [Fact]
    public void Unsafe_code_says_what_makes_it_sound()
    {
        List<string> wrong = [];
        foreach (string file in SourceTree.CSharpFiles.Where(file => file.StartsWith("src/", StringComparison.Ordinal)))
        {
            string text = SourceTree.Read(file);
            if (UsesPointers(text) && !text.Contains("SAFETY:", StringComparison.Ordinal))
            {
                wrong.Add(file);
            }
        }

        Report.None(wrong);
    }

    [Fact]
    public void No_source_file_is_unfinished_or_waits_by_the_clock() => Report.None(FilesWith(SourceTree.CSharpFiles, _forbiddenWords));

    [Fact]
    public void No_committed_file_names_a_path_of_one_machine() =>
        Report.None(FilesWith(SourceTree.Files.Where(IsText), _machinePaths));

    [Fact]
    public void Suppressed_warnings_give_a_reason()
    {
        List<string> wrong = [];
        foreach (string file in SourceTree.CSharpFiles)
        {
            string[] lines = SourceTree.Read(file).Split('\n');
            for (int index = 0; index < lines.Length; index++)
            {
                string above = index == 0 ? "" : lines[index - 1].Trim();
                if (PragmaDisable().IsMatch(lines[index]) && !lines[index].Contains("//", StringComparison.Ordinal) && !above.StartsWith("//", StringComparison.Ordinal))
                {
                    wrong.Add($"{file}:{index + 1}");
                }
            }
        }

        Report.None(wrong);
    }

    [Fact]
    public void Only_the_hosted_gate_is_thread_static() =>
        Assert.Equal(
            ["src/HypercallSdk.Abi/Targets/Hosted/HypercallGate.Current.cs"],
            SourceTree.CSharpFiles.Where(file => !IsTest(file) && SourceTree.Read(file).Contains("[Thread" + "Static]", StringComparison.Ordinal)));

    [Fact]
    public void No_library_keeps_mutable_static_state()
    {
        List<string> wrong = [];
        foreach (string file in SourceTree.CSharpFiles.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && !file.Contains("/HypercallSdk.CoreLib/", StringComparison.Ordinal) && !file.Contains("/Targets/Xen/", StringComparison.Ordinal)))
        {
            foreach (FieldDeclarationSyntax field in Parse(file).DescendantNodes().OfType<FieldDeclarationSyntax>())
            {
                bool mutable = field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);
                if (mutable && !file.EndsWith("HypercallGate.Current.cs", StringComparison.Ordinal))
                {
                    wrong.Add($"{file}: {field.Declaration}");
                }
            }
        }

        Report.None(wrong);
    }

    // A core library is many tiny types that the compiler asks for by name: it gathers them by subject.
    private static bool IsGathered(string file) => file.StartsWith("src/HypercallSdk.CoreLib/", StringComparison.Ordinal);

    private static bool IsTest(string file) => file.StartsWith("tests/", StringComparison.Ordinal);

    private static bool IsText(string file) => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets" or ".md" or ".sh" or ".json" or ".S" or ".ld" or ".c" or ".h" or ".txt" or ".sln" or "";

    private static IEnumerable<string> FilesWith(IEnumerable<string> files, string[] words) =>
        files.SelectMany(file =>
        {
            string text = SourceTree.Read(file);
            return words.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => $"{file}: {word}");
        });

    private static SyntaxNode Parse(string file) =>
        CSharpSyntaxTree.ParseText(SourceTree.Read(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();

    private static IEnumerable<string> TopLevelTypes(string file) =>
        Parse(file).DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
            .Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                DelegateDeclarationSyntax type => type.Identifier.Text,
                _ => null,
            })
            .OfType<string>()
            .Distinct();

    // Pointers and what sidesteps the type system; `unsafe` alone, for sizeof or an address passed on, dereferences nothing.
    private static bool UsesPointers(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes()
            .Any(node => node.IsKind(SyntaxKind.PointerIndirectionExpression)
                || node.IsKind(SyntaxKind.PointerMemberAccessExpression)
                || node.IsKind(SyntaxKind.FixedStatement));

    [GeneratedRegex(@"^\s*#pragma warning disable")]
    private static partial Regex PragmaDisable();
}
