// From the programming model: a kernel's fields are its state, saved and moved with the domain. A static lies beside them in the
// host's process: it is not saved, a restored domain finds it as another host left it, and in hosted mode every domain that runs the
// same kernel shares it, which ends the promise that one seed is one run. On real Xen each domain has its own: the
// same source does two things.
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0208: kernel code has static state that changes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticStateAnalyzer : KernelCodeAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0208";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Kernel code has static state",
        messageFormat: "Static '{0}' is neither saved nor moved with the domain, and all domains of one host share it: {1}",
        RuleCategory.Kernels,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A kernel's state is its fields; statics are the host process's.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    private protected override void Start(CompilationStartAnalysisContext context, KernelCode code) =>
        context.RegisterSymbolAction(symbol => Analyze(symbol, code), SymbolKind.Field, SymbolKind.Property);

    private static void Analyze(SymbolAnalysisContext context, KernelCode code)
    {
        ISymbol declared = context.Symbol;
        if (!declared.IsStatic || FieldOf(declared) is not { IsConst: false } field || Advice(field) is not { } advice)
            return;

        foreach (SyntaxReference reference in declared.DeclaringSyntaxReferences)
        {
            if (code.Contains(reference.GetSyntax(context.CancellationToken)))
            {
                context.ReportDiagnostic(Diagnostic.Create(_rule, declared.Locations[0], declared.Name, advice));
                return;
            }
        }
    }

    // A property that stores has a field that nobody wrote, and that no rule is shown.
    private static IFieldSymbol? FieldOf(ISymbol declared) => declared as IFieldSymbol
        ?? declared.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, declared));

    private static string? Advice(IFieldSymbol field)
    {
        if (!field.IsReadOnly)
            return "make it a field of the kernel, or readonly";

        // A readonly array's elements change; what other classes hold is not known, but for those whose point is to change.
        return field.Type is IArrayTypeSymbol || IsCollection(field.Type)
            ? "its contents change, so make it an inline array in the kernel, or a ReadOnlySpan property"
            : null;
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, ContainingNamespace: { } space, Name: { } name }
        && (space.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Concurrent"
            || (space.ToDisplayString() == "System.Text" && name == "StringBuilder"));
}
