// XSA-286: a change of a page table was made without the flush that it needs, and the processor went on with the
// translation that it had kept. (There it was Xen that took too small a flush for a guest's; the rule for guests is in Xen's
// public headers: a mapping that was in use needs a flush to be gone.) The guest's mistake is update_va_mapping with
// UVMF_NONE, and then an access through the address, which may go to the old page.
using System.Linq;
using HypercallSdk.Analyzers.Use.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0307: a mapping is changed without a flush, and used.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingFlushAnalyzer : FlowAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0307";

    private const ulong FlushTypes = 3;

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A mapping is changed and used without a flush",
        messageFormat: "The mapping of '{0}' is changed without a flush and used on line {1}, where the processor may still have the old one: pass UpdateVaMappingFlags.InvalidatePage, on all vCPUs where others use it",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A mapping that was in use needs a flush to be gone (XSA-286).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool MayBreak(ISymbol owner, IOperation block) => block.Descendants().Any(static operation => Flags(operation) is not null);

    /// <inheritdoc/>
    protected override void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph)
    {
        var order = new FlowOrder(graph);
        var captures = new Captures(graph);
        foreach ((FlowPlace place, IOperation operation) in order.All)
        {
            if (Flags(operation) is not { } flags)
                continue;

            IOperation address = ((IInvocationOperation)operation).Arguments.First(static argument => argument.Parameter?.Name == "address").Value;
            if (PathKey.Of(address, captures) is not { } key || FindUse(order, captures, place, key) is not { } use)
                continue;

            context.ReportDiagnostic(Diagnostic.Create(
                _rule,
                flags.Syntax.GetLocation(),
                address.Syntax.ToString(),
                use.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
        }
    }

    // The flags of a change that flushes nothing.
    private static IOperation? Flags(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { Name: "Set" or "SetOtherDomain", ContainingType: { Name: "UpdateVaMapping", ContainingNamespace.Name: "Abi" } } } call)
            return null;

        IOperation? flags = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "flags")?.Value;
        return flags?.ConstantValue is { HasValue: true, Value: ulong constant } && (constant & FlushTypes) == 0 ? flags : null;
    }

    private static IOperation? FindUse(FlowOrder order, Captures captures, FlowPlace from, string key)
    {
        var pointers = new System.Collections.Generic.HashSet<string> { key };
        FindPointers(order, captures, pointers);
        IOperation? use = null;
        order.Walk(from, (_, operation) =>
        {
            if (use is not null || IsFlush(operation))
                return true;

            if (operation is IAssignmentOperation assignment && PathKey.Of(assignment.Target, captures) is { } changed && PathKey.DependsOn(key, changed))
                return true;

            if (operation is IInvocationOperation call && !PathKey.IsAddress(call.Type) && PathKey.IsAddress(Accessed(call)?.Type) && IsAmong(PathKey.Of(Accessed(call), captures), pointers))
                use = call;

            return use is not null;
        });
        return use;
    }

    // Locals that are set once, to a pointer made of the address, name the same page.
    private static void FindPointers(FlowOrder order, Captures captures, System.Collections.Generic.HashSet<string> pointers)
    {
        foreach ((_, IOperation operation) in order.All)
        {
            if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment
                && PathKey.IsAddress(local.Type)
                && IsAmong(PathKey.Of(assignment.Value, captures), pointers))
            {
                pointers.Add(PathKey.OfLocal(local.Local));
            }
        }
    }

    private static bool IsAmong(string? path, System.Collections.Generic.HashSet<string> pointers) =>
        path is not null && pointers.Any(pointer => PathKey.DependsOn(path, pointer));

    private static IOperation? Accessed(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    // Another change that flushes, an extended operation (which may be a flush), or the library's own.
    private static bool IsFlush(IOperation operation) => operation is IInvocationOperation call
        && (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
        {
            ("UpdateVaMapping", _) => Flags(call) is null,
            ("MmuExtOp", _) or ("PageTableUpdates", "Flush" or "FlushAll") or ("AddressSpace", "SwitchTo") => true,
            ("KernelMemory", "MapPage" or "UnmapPage" or "ProtectPage") => true,
            _ => false,
        };
}
