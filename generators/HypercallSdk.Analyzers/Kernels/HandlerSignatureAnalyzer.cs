// From the programming model: the generated entry calls a handler with the one argument that its event comes with, or without.
// A method with another signature is passed over by the generator without a word, and its trap or event goes unhandled: for a
// trap real Xen crashes the domain, for an event it waits for ever.
using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0203: a handler's signature is none that an entry could call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerSignatureAnalyzer : KernelAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0203";

    /// <summary>The property of a report that names the attribute.</summary>
    internal const string Attribute = nameof(Attribute);

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A handler has the wrong signature",
        messageFormat: "No entry can call '{0}': a [{1}] method is '{2}'",
        RuleCategory.Kernels,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each handler attribute stands on a method that takes what its event comes with, or nothing.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol kernel)
    {
        foreach (IMethodSymbol method in kernel.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.ReturnType.ContainsError() || method.Parameters.Any(static parameter => parameter.Type.ContainsError()))
                continue;

            // One report a method: the first attribute that it does not fit.
            HandlerKind? misfit = method.GetAttributes().Select(HandlerKind.Of).FirstOrDefault(kind => kind?.Fits(method) == false);
            if (misfit is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    _rule,
                    method.Locations[0],
                    ImmutableDictionary<string, string?>.Empty.Add(Attribute, misfit.Attribute),
                    method.Name,
                    AttributeName(misfit),
                    Signatures(misfit, method.MethodKind == MethodKind.Ordinary ? method.Name : "Handle")));
            }
        }
    }

    private static string AttributeName(HandlerKind kind)
    {
        string name = kind.Attribute.Substring(kind.Attribute.LastIndexOf('.') + 1);
        return name.Substring(0, name.Length - "Attribute".Length);
    }

    private static string Signatures(HandlerKind kind, string name)
    {
        string returns = kind.Returns == SpecialType.System_Boolean ? "bool" : "void";
        if (kind.Argument is null)
            return $"{returns} {name}()";

        string passed = kind.RefKind switch { RefKind.In => "in ", RefKind.Ref => "ref ", _ => "" };
        string type = kind.Argument.Substring(kind.Argument.LastIndexOf('.') + 1);
        return $"{returns} {name}({passed}{type} {HandlerArgument.NameFor(kind)})' or '{returns} {name}()";
    }
}
