// From the programming model: number and command are all that the hypervisor knows an operation by. Of two with the same, one
// dispatcher answers both, and a guest's structure is read as the other's. Two ways to find the command under one number are
// the same mistake: RDI is a command to one and a pointer or an argument to the other, and a value that is both goes to the
// wrong one.
using System.Collections.Immutable;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0103: two operations of a compilation that the hypervisor cannot tell apart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateCommandAnalyzer : ContractAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0103";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Two operations have one number and command",
        messageFormat: "'{0}' and '{1}' cannot be told apart: {2}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Number and command are all that the hypervisor knows an operation by.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract)
    {
        ImmutableArray<ContractOperation> all = ContractIndex.Of(context.Compilation).Operations;
        for (int index = 0; index < all.Length; index++)
        {
            if (!SymbolEqualityComparer.Default.Equals(all[index].Contract, contract))
                continue;

            for (int earlier = 0; earlier < index; earlier++)
            {
                if (Clash(all[earlier], all[index]) is { } why)
                {
                    context.ReportDiagnostic(Diagnostic.Create(_rule, all[index].Location, all[index].Name, all[earlier].Name, why));
                    break;
                }
            }
        }
    }

    private static string? Clash(ContractOperation earlier, ContractOperation later)
    {
        OperationModel first = earlier.Model;
        OperationModel second = later.Model;

        // Two contracts that extend the same plain interface have its operation twice, and mean the same.
        if (first.Number != second.Number || SymbolEqualityComparer.Default.Equals(earlier.Method.OriginalDefinition, later.Method.OriginalDefinition))
            return null;

        if (Place(first) != Place(second))
            return $"both have number {first.Number}, the one with {Place(second)}, the other with {Place(first)}";

        if (first.Command == OperationModel.NoCommand)
            return $"both have number {first.Number} and no command";

        ulong mask = first.HasFirstFieldCommand ? uint.MaxValue : first.CommandMask & second.CommandMask;
        return (((uint)first.Command ^ (uint)second.Command) & mask) == 0
            ? $"both have number {first.Number} and command {second.Command}"
            : null;
    }

    private static string Place(OperationModel model) =>
        model.HasFirstFieldCommand ? "the command in its first structure" : model.HasCommandRegister ? "the command in RDI" : "no command";
}
