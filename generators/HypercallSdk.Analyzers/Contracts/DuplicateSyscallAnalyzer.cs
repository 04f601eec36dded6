// From the programming model: the number is all that a system call is known by. Of two methods with the same, the dispatcher calls
// the first in the source, and the second is never called.
using System.Collections.Generic;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0117: two system calls of a contract have one number.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateSyscallAnalyzer : SyscallContractAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0117";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Two system calls have one number",
        messageFormat: "'{0}' would never be called by number {1}: '{2}' has it already",
        RuleCategory.Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The number is all that a system call is known by.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract)
    {
        var first = new Dictionary<int, IMethodSymbol>();
        foreach (IMethodSymbol method in SyscallGatherer.Methods(contract))
        {
            foreach (int number in SyscallGatherer.Numbers(method))
            {
                if (!first.TryGetValue(number, out IMethodSymbol earlier))
                    first.Add(number, method);
                else
                    context.ReportDiagnostic(Diagnostic.Create(_rule, LocationOf(method, contract), method.Name, number, earlier.Name));
            }
        }
    }
}
