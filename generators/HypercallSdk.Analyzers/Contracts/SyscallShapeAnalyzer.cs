// From the programming model: a system call is a number and at most six registers (Linux's order, RDI RSI RDX R10 R8 R9), and its
// answer is one. What does not fit is left out of the dispatcher without a word, and user mode gets -ENOSYS from a method that is
// there. A pointer of the user's program that the kernel follows as its own (GuestPointer) is the old hole of every kernel: a
// program passes a kernel address, and the kernel reads or writes it on its behalf.
using System.Linq;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0116: a member of a contract of system calls that its dispatcher cannot call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyscallShapeAnalyzer : SyscallContractAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0116";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A method cannot be a system call",
        messageFormat: "'{0}' is no system call: {1}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A system call has a number, at most six parameters that each fit a register, and a result that is one.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract)
    {
        if (ContractGatherer.Reject(contract) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, contract.Locations[0], contract.Name, reason));
            return;
        }

        foreach (IMethodSymbol method in SyscallGatherer.Methods(contract))
        {
            if (!SyscallGatherer.HasError(method) && SyscallGatherer.Gather(method, out Rejection? rejection) is null && rejection is not null)
                context.ReportDiagnostic(Diagnostic.Create(_rule, Place(method, rejection, contract), method.Name, rejection.Reason));
        }

        // The first answers; the others never would.
        foreach (IMethodSymbol method in SyscallGatherer.Methods(contract).Where(SyscallGatherer.IsUnknown).Skip(1))
            context.ReportDiagnostic(Diagnostic.Create(_rule, LocationOf(method, contract), method.Name, "another method answers unknown numbers already"));
    }

    private static Location Place(IMethodSymbol method, Rejection rejection, INamedTypeSymbol contract) =>
        rejection.Parameter >= 0 && method.Parameters[rejection.Parameter].Locations[0].IsInSource
            ? method.Parameters[rejection.Parameter].Locations[0]
            : LocationOf(method, contract);
}
