// Machine frames, ports and grants are numbers that one Xen host gave out. After a restore or a move the domain has other frames,
// no ports and no grants: Xen's guest interface has a guest drop them before SHUTDOWN_suspend and make them anew behind it. A kernel
// that goes on with the old ones writes to a frame or signals a port that belongs to nobody, or to somebody else. From the
// programming model: the guest library re-establishes its own, a [Resume] method those that the kernel holds.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0207: a kernel keeps frames, ports or grants, and has no resume method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TransientFieldAnalyzer : KernelAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0207";

    /// <summary>The property of a report that lists the fields.</summary>
    internal const string Fields = nameof(Fields);

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A kernel keeps a frame, port or grant and has no resume method",
        messageFormat: "'{0}' keeps a {1}, which means something else once the domain was restored or moved: take it up again in a [Resume] method{2}",
        RuleCategory.Kernels,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Machine frames, ports and grants are one host's: a restored domain has others.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol kernel)
    {
        var transient = new List<(ISymbol Symbol, string Type)>();
        foreach (IFieldSymbol field in kernel.GetMembers().OfType<IFieldSymbol>())
        {
            if (KernelState.IsState(field) && KernelState.FindTransient(field) is { } type)
                transient.Add((field.AssociatedSymbol ?? field, type));
        }

        // A property's field has no place of its own in the source: the property has.
        ImmutableArray<ISymbol> inOrder = transient.Select(static field => field.Symbol).InSourceOrder();
        transient.Sort((left, right) => inOrder.IndexOf(left.Symbol, SymbolEqualityComparer.Default).CompareTo(inOrder.IndexOf(right.Symbol, SymbolEqualityComparer.Default)));

        if (transient.Count == 0 || kernel.GetMembers().Any(static member => member.FindAttribute(KnownNames.ResumeAttribute) is not null))
            return;

        // One report a kernel: one method is missing, however many fields it is to look after.
        string others = transient.Count == 1 ? "" : " (as well as " + string.Join(", ", transient.Skip(1).Select(static field => $"'{field.Symbol.Name}'")) + ")";
        string names = string.Join(",", transient.Where(static field => IsAssignable(field.Symbol)).Select(static field => field.Symbol.Name));
        context.ReportDiagnostic(Diagnostic.Create(
            _rule,
            transient[0].Symbol.Locations[0],
            ImmutableDictionary<string, string?>.Empty.Add(Fields, names),
            transient[0].Symbol.Name,
            transient[0].Type,
            others));
    }

    private static bool IsAssignable(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
        _ => false,
    };
}
