// The generator gives what it rejects a stub that throws, or leaves it out, and reports nothing. So whatever it rejects is
// reported by one of the rules about contracts, and by one alone; what it accepts by none of them; and beside that report the
// compiler says nothing. Declarations are put together at random from right and wrong parts; a failure prints the
// declaration and the seed, which HYPERCALLSDK_CONTRACTS_SEED gives back.
extern alias Generators;
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Generators::HypercallSdk.Generators;
using HypercallSdk.Abi;
using HypercallSdk.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class RejectionTests
{
    private const int Declarations = 400;

    private static readonly string[] _attributes =
    [
        "", "[Hypercall((HypercallNumber)50)]", "[Hypercall((HypercallNumber)50, Command = 1)]", "[Hypercall((HypercallNumber)(-1))]",
        "[Hypercall((HypercallNumber)50, Command = -2)]", "[Hypercall((HypercallNumber)50, Command = 1, CommandPlace = CommandPlace.FirstField)]",
        "[Hypercall((HypercallNumber)50, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 2)]",
        "[Hypercall((HypercallNumber)50, Command = 1, InterfaceVersion = 2)]",
    ];

    private static readonly string[] _results = ["HypercallResult", "HypercallResult", "HypercallResult", "void", "int", "ref HypercallResult", "unsafe int*"];

    private static readonly string[] _parameters =
    [
        "uint", "long", "DomainId", "GuestPointer<uint>", "in Port", "ref Control", "out Control", "[NullAllowed] in Port", "ReadOnlySpan<uint>", "Span<Control>",
        "[MaxCount(0)] Span<uint>", "[SentinelEnded(\"Command\")] ReadOnlySpan<Control>", "[SentinelEnded(\"Missing\")] ReadOnlySpan<Control>", "[SentinelEnded(\"Command\")] Span<Control>",
        "[ElementWise] Span<uint>", "[ElementWise] ref Control", "[ProgressOnFault] in Control", "[ProgressOnFault] out Control", "[CopyOut(Field = \"Command\")] ref Control",
        "[CopyOut(Field = \"Missing\")] ref Control", "ref readonly Control", "string", "bool", "char", "double", "nint?", "Action", "Control", "int[]", "in string", "ReadOnlySpan<string>",
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> _rules =
    [
        new ContractShapeAnalyzer(), new OperationShapeAnalyzer(), new RegisterCountAnalyzer(), new CrossingTypeAnalyzer(), new ReturnTypeAnalyzer(),
    ];

    private static readonly CSharpCompilation _empty = CSharpCompilation.Create(
        "Kernel",
        references: [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(HypercallResult).Assembly.Location)],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_the_generator_rejects_exactly_one_rule_reports_and_the_compiler_nothing()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("HYPERCALLSDK_CONTRACTS_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : Environment.TickCount & int.MaxValue;
        var random = new Random(seed);

        // One contract a line, so that a report tells by its line which one it is about.
        string[] members = [.. Enumerable.Range(0, Declarations).Select(_ => Member(random))];
        string source = ContractSource.Usings.ReplaceLineEndings(" ") + "public struct Control { public uint Command; public uint Version; }"
            + string.Concat(members.Select(static (member, index) => $"\n[HypercallContract] public interface IOp{index} {{ {member} }}"));
        CSharpCompilation compilation = _empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, cancellationToken: Cancellation));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new ContractGenerator());
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, Cancellation);
        Dictionary<string, string> stubs = driver.GetRunResult().GeneratedTrees.ToDictionary(static tree => Path.GetFileName(tree.FilePath), static tree => tree.ToString(), StringComparer.Ordinal);

        ILookup<int, Diagnostic> reports = (await output.WithAnalyzers(_rules).GetAnalyzerDiagnosticsAsync(Cancellation))
            .ToLookup(static report => report.Location.GetLineSpan().StartLinePosition.Line - 1);
        IEnumerable<string> wrong =
            from index in Enumerable.Range(0, Declarations)
            let isServed = stubs[$"IOp{index}.Stubs.g.cs"].Contains("Gate.Invoke(", StringComparison.Ordinal)
            where reports[index].Count() != (isServed ? 0 : 1)
            select $"{members[index]}: {(isServed ? "served" : "rejected")}, and reported: {string.Join("; ", reports[index])}";
        IEnumerable<string> errors = output.GetDiagnostics(Cancellation)
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.ToString());
        Assert.Equal([$"seed {seed}"], wrong.Concat(errors).Prepend($"seed {seed}"));
    }

    /// <summary>Half-typed code is what an editor compiles: a structure without end must not take the compiler with it.</summary>
    [Fact]
    public async Task A_structure_that_contains_itself_is_the_compilers_mistake_alone()
    {
        string source = ContractSource.Of(
            "[Hypercall((HypercallNumber)50)] HypercallResult Do(in Endless endless, in Growing<int> growing);",
            "public struct Endless { public Endless Inner; public byte Last; } public struct Growing<T> where T : unmanaged { public Growing<Growing<T>> Inner; }");
        CSharpCompilation compilation = _empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, cancellationToken: Cancellation));
        CSharpGeneratorDriver.Create(new ContractGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, Cancellation);
        ImmutableArray<DiagnosticAnalyzer> rules =
        [
            .. _rules, new DuplicateCommandAnalyzer(), new ImplicitPaddingAnalyzer(), new WordSizeLayoutAnalyzer(), new XenCommandShapeAnalyzer(), new PrivilegeAnalyzer(),
        ];
        Assert.Empty(await output.WithAnalyzers(rules).GetAnalyzerDiagnosticsAsync(Cancellation));
        Assert.All(
            output.GetDiagnostics(Cancellation).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            static error => Assert.Equal("", error.Location.SourceTree!.FilePath)); // not in what was generated
    }

    private static string Member(Random random)
    {
        if (random.Next(20) == 0)
            return Pick(["int Property { get; }", "HypercallResult Generic<T>();", "static HypercallResult Static() => default;"]);

        string parameters = string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(index => Pick(_parameters) + " parameter" + index));
        return $"{Pick(_attributes)} {Pick(_results)} Do({parameters});";

        string Pick(string[] from) => from[random.Next(from.Length)];
    }
}
