// XSA-87: two commands of physdev_op, which prepare and release a device's MSI-X for use by Domain-0, were open to any guest:
// they were written without a check, and nothing in their declaration would have shown that one was missing.
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0114: an operation that reaches beyond the calling domain and does not say who may call it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PrivilegeAnalyzer : ContractAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0114";

    /// <summary>The attribute's argument that is asked for.</summary>
    public const string Argument = "Privilege";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "An operation that reaches beyond its caller does not say who may call it",
        messageFormat: "'{0}' {1} and does not say who may call it: set Privilege, to Any if that is meant",
        RuleCategory.Contracts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A check that is missing cannot be seen where none was declared (XSA-87).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract)
    {
        foreach (ContractOperation operation in ContractReader.Operations(contract))
        {
            if (operation.Rejection is null && !IsSaid(operation.Method) && Reach(operation.Method) is { } reach)
                context.ReportDiagnostic(Diagnostic.Create(_rule, operation.Location, operation.Name, reach));
        }
    }

    private static bool IsSaid(IMethodSymbol method) =>
        method.FindAttribute(KnownNames.HypercallAttribute)?.NamedArguments.Any(static argument => argument.Key == Argument) is true;

    /// <summary>What of the operation's input leads beyond the caller: a domain's number, or a frame of the machine.</summary>
    private static string? Reach(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            // What only comes back names nothing that the caller chose.
            if (parameter.RefKind != RefKind.Out && Reach(CrossingTypes.Carried(parameter), new HashSet<ISymbol>(SymbolEqualityComparer.Default)) is { } what)
                return $"{what} in '{parameter.Name}'";
        }

        return null;
    }

    private static string? Reach(ITypeSymbol type, HashSet<ISymbol> seen)
    {
        if (type.Is(KnownNames.DomainId))
            return "names a domain";

        if (type.Is(KnownNames.MachineFrame) || type.Is(KnownNames.MachineAddress))
            return "takes a frame of the machine";

        if (!CrossingTypes.IsStructure(type) || seen.Count == CrossingTypes.Limit || !seen.Add(type))
            return null;

        if (CrossingTypes.PointedAt(type) is { } target)
            return Reach(target, seen);

        return CrossingTypes.Fields(type).Select(field => Reach(CrossingTypes.TypeOf(field), seen)).FirstOrDefault(static reach => reach is not null);
    }
}
