// XSA-216: the block back end built each response in a structure on its stack and copied the whole of it into the ring. The
// C compiler had put bytes between and behind the fields; nobody wrote those, and the guest read what had lain on the stack.
// A byte that belongs to no field is written by nobody, checked by nobody, and so can never be given a meaning later.
using System.Linq;
using HypercallSdk.Analyzers.Contracts.Layout;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0106: a structure that crosses has bytes that belong to no field.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImplicitPaddingAnalyzer : StructureAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0106";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A structure that crosses has implicit padding",
        messageFormat: "'{0}' has {1} byte(s) of padding {2}, at offset {3}: nobody writes them, and the other side reads what lay there; declare them as a field",
        RuleCategory.Contracts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bytes that belong to no field carry what lay in memory before to the other side (XSA-216).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol structure)
    {
        // A structure of Xen's is what it is: the C compiler compares it with Xen's headers.
        if (structure.FindAttribute(KnownNames.XenNameAttribute) is not null || new LayoutReader(context.Compilation, is64: true).Of(structure) is not { } layout)
            return;

        Hole[] holes = [.. layout.Holes];
        if (holes.Length == 0)
            return;

        Hole[] holesOn32 = [.. new LayoutReader(context.Compilation, is64: false).Of(structure)?.Holes ?? []];
        foreach (Hole hole in holes)
        {
            // Where i386 has no such bytes, HCS0107 reports them and their fix is the same.
            if (PaddingReport.FieldOf(hole) is { } field && WordSizeLayoutAnalyzer.HasTwin(hole, holesOn32))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    _rule,
                    LocationOf(field),
                    PaddingReport.Of(hole, layout),
                    structure.Name,
                    hole.Length,
                    PaddingReport.Place(hole),
                    hole.Offset));
            }
        }
    }
}
