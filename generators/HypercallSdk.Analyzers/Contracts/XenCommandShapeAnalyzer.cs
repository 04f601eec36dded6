// Mini-OS declared HYPERVISOR_suspend as a call of sched_op with the reason itself where Xen wants the address of a
// sched_shutdown, which holds the reason, and without the frame of the start info page that Xen takes from the third argument
// register when a PV guest suspends (xen/include/public/sched.h). Each compiles; Xen reads the structure at address 2 and a
// frame number that nobody set. Who declares one of Xen's commands again is held to what Abi declares.
using System.Collections.Generic;
using HypercallSdk.Analyzers.Contracts.Layout;
using HypercallSdk.Analyzers.Contracts.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0108: one of Xen's operations is declared again, and not as Xen has it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class XenCommandShapeAnalyzer : ContractAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0108";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "One of Xen's commands is declared with another shape",
        messageFormat: "'{0}' is Xen's '{1}' and has another shape: {2}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Xen reads the registers as its own headers say, whatever a guest's declaration does.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol contract)
    {
        foreach (ContractOperation operation in ContractReader.Operations(contract))
        {
            if (operation.Rejection is not null)
                continue;

            if (ContractIndex.Of(context.Compilation).XensOwn(operation) is { } xens && Difference(operation, xens, new WireReader(context.Compilation)) is { } difference)
                context.ReportDiagnostic(Diagnostic.Create(_rule, operation.Location, operation.Name, xens.Name, difference));
        }
    }

    private static string? Difference(ContractOperation mine, ContractOperation theirs, WireReader reader)
    {
        if (mine.Model.HasFirstFieldCommand != theirs.Model.HasFirstFieldCommand)
            return theirs.Model.HasFirstFieldCommand ? "the command travels in its first structure" : "the command travels in RDI";

        if (mine.Model.InterfaceVersion != theirs.Model.InterfaceVersion)
            return $"the interface version is 0x{theirs.Model.InterfaceVersion:x}";

        List<WireRegister> myRegisters = reader.Registers(mine);
        List<WireRegister> theirRegisters = reader.Registers(theirs);
        for (int index = 0; index < theirRegisters.Count; index++)
        {
            string place = $"argument {index + 1}";
            if (index >= myRegisters.Count)
                return $"{place}, {theirRegisters[index].Description}, is missing";

            if (myRegisters[index].Difference(theirRegisters[index]) is { } difference)
                return $"{place} is {difference}";
        }

        return myRegisters.Count > theirRegisters.Count ? $"it takes {theirRegisters.Count} argument(s), and not {myRegisters.Count}" : null;
    }
}
