using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Basic.Reference.Assemblies;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Hypercalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Tests.Harness;

/// <summary>Compilations as a user's project makes them: warnings as errors, nullable, every public member documented.</summary>
internal static class Compiler
{
    /// <summary>.NET, the SDK's assemblies, and this one for the hypervisor that Fakes stands for.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(HypercallResult).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(GuestKernelAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(HypercallDispatcher).Assembly.Location),
    ];

    /// <summary>As a project with a documentation file is parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>No unsafe code: what is emitted for users must not ask for it.</summary>
    public static CSharpCompilationOptions Options { get; } = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
        .WithOverflowChecks(true)
        .WithSpecificDiagnosticOptions([
            // Fields that tests' kernels and structures declare and nobody uses.
            new("CS0169", ReportDiagnostic.Suppress),
            new("CS0414", ReportDiagnostic.Suppress),
            new("CS0649", ReportDiagnostic.Suppress),
        ]);

    /// <summary>A compilation of sources; the first is File0.cs.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CompileFiles([.. sources.Select((source, index) => ($"File{index}.cs", source))]);

    /// <summary>A compilation of named files.</summary>
    public static CSharpCompilation CompileFiles(IReadOnlyList<(string Path, string Source)> files, CSharpParseOptions? parseOptions = null) =>
        CSharpCompilation.Create(
            "User",
            files.Select(file => Parse(file.Path, file.Source, parseOptions)),
            References,
            Options);

    /// <summary>One file.</summary>
    public static SyntaxTree Parse(string path, string source, CSharpParseOptions? parseOptions = null) =>
        CSharpSyntaxTree.ParseText(source, parseOptions ?? ParseOptions, path, cancellationToken: Xunit.TestContext.Current.CancellationToken);

    /// <summary>Errors and warnings, those of hidden severity left out.</summary>
    public static ImmutableArray<Diagnostic> Mistakes(Compilation compilation) =>
        [.. compilation.GetDiagnostics(Xunit.TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
}
