// From the programming model: a kernel's entries are written by the generator into a second part of the struct, which C# allows
// only where every part of it, and of each type around it, says so. The generator passes over a kernel without: this is the one
// error that the mistake shows.
using System.Linq;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0201: a kernel, or a type around it, is declared without <c>partial</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelNotPartialAnalyzer : SdkAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0201";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A kernel is not partial",
        messageFormat: "'{0}' must be partial: the entries of kernel '{1}' are written into a second part of it",
        RuleCategory.Kernels,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A kernel and the types around it are partial: the generator writes its entries beside what you write.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.GuestKernelAttribute) is not null)
            context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    // Each type answers for itself: the editor offers fixes for what is reported where it stands.
    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;

        // Where some parts say it and one does not, the compiler speaks.
        if (KernelIn(type) is { } kernel
            && type.Locations.Length == 1
            && SymbolEqualityComparer.Default.Equals(KernelShape.WithoutPartial(type), type))
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, type.Locations[0], type.Name, kernel.Name));
        }
    }

    private static INamedTypeSymbol? KernelIn(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Struct && KernelShape.IsMarked(type) && KernelShape.Fault(type) is null
            ? type
            : type.GetTypeMembers().Select(KernelIn).FirstOrDefault(static kernel => kernel is not null);
}
