// From the programming model: a vector, a virtual interrupt, an interrupt between vCPUs, the boot and the like have one entry
// each, and the entry calls one method. Of two that claim it the generator takes the first in the source, and the second is never
// called: no error, no warning, an interrupt that seems lost.
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0204: two handlers claim the same entry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateHandlerAnalyzer : KernelAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0204";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Two handlers claim the same event",
        messageFormat: "'{0}' would never be called: '{1}' handles {2} already; have one method for it",
        RuleCategory.Kernels,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each vector, virtual interrupt and interrupt between vCPUs, the boot, idle and the like have one handler.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol kernel)
    {
        var first = new Dictionary<(HandlerKind Kind, object? Number), IMethodSymbol>();
        foreach (IMethodSymbol method in kernel.GetMembers().OfType<IMethodSymbol>().InSourceOrder())
        {
            foreach (AttributeData attribute in method.GetAttributes())
            {
                // Any number of methods may handle ports: each has a name to be bound by.
                if (HandlerKind.Of(attribute) is not { } kind || kind == HandlerKind.Port || !kind.Fits(method))
                    continue;

                bool isNumbered = kind == HandlerKind.Trap || kind == HandlerKind.Virq || kind == HandlerKind.Ipi;
                if (isNumbered && attribute.OnlyArgument() is null)
                    continue;

                (HandlerKind, object?) entry = (kind, isNumbered ? attribute.OnlyArgument() : null);
                if (!first.TryGetValue(entry, out IMethodSymbol earlier))
                    first.Add(entry, method);
                else if (attribute.ApplicationSyntaxReference is { } reference)
                    context.ReportDiagnostic(Diagnostic.Create(_rule, Location.Create(reference.SyntaxTree, reference.Span), method.Name, earlier.Name, What(kind, attribute)));
            }
        }
    }

    private static string What(HandlerKind kind, AttributeData attribute)
    {
        string name = kind.Attribute.Substring(kind.Attribute.LastIndexOf('.') + 1).Replace("Attribute", "");
        return attribute.ConstructorArguments.IsEmpty ? $"[{name}]" : $"[{name}({attribute.ConstructorArguments[0].ToCSharpString()})]";
    }
}
