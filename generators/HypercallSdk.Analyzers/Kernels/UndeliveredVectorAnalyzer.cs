// Which exceptions a PV guest can get, by Xen 4.17: arch/x86/x86_64/entry.S sends the reserved vectors (9, 15, 20 and every one
// from 22 to 31: "Reserved exceptions, heading towards do_reserved_trap()" in its autogen_stubs) to a panic of the hypervisor;
// a double fault (8) is do_double_fault(), which panics too, while a guest whose own handler cannot be entered is crashed by
// create_bounce_frame; a control-flow fault (21) in a guest is ASSERT_UNREACHABLE and a domain crash in do_entry_CP(), since PV
// guests have no CET. Everything else is injected: by pv_inject_event(), the non-maskable interrupt (2) and the machine check (18,
// inject_vmce()) by the trap bounces of their own. A number from 32 on is no exception: trap_info may hold it for `int n`,
// but TrapVector's handlers are registered for exceptions alone, and the generator leaves it out.
using System.Linq;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0206: a trap handler for a vector that Xen never delivers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndeliveredVectorAnalyzer : KernelAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0206";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Xen never delivers this vector",
        messageFormat: "Xen never delivers vector {0} to a paravirtual guest, so '{1}' would never be called: {2}",
        RuleCategory.Kernels,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Xen keeps double faults, control-flow faults and the reserved vectors to itself; interrupts come as events.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol kernel)
    {
        foreach (IMethodSymbol method in kernel.GetMembers().OfType<IMethodSymbol>())
        {
            foreach (AttributeData attribute in method.GetAttributes())
            {
                if (attribute.AttributeClass.Is(KnownNames.TrapHandlerAttribute)
                    && attribute.OnlyArgument() is byte vector
                    && Reason(vector) is { } reason
                    && attribute.ApplicationSyntaxReference is { } reference)
                {
                    context.ReportDiagnostic(Diagnostic.Create(_rule, Location.Create(reference.SyntaxTree, reference.Span), vector, method.Name, reason));
                }
            }
        }
    }

    private static string? Reason(byte vector) => vector switch
    {
        8 => "a fault that cannot be delivered crashes the domain",
        9 or 15 or 20 or (>= 22 and < 32) => "it is reserved, and Xen itself panics on it",
        21 => "a paravirtual guest has no control-flow enforcement",
        >= 32 => "it is no exception; interrupts come as events, to a [VirqHandler], [IpiHandler] or [PortHandler]",
        _ => null,
    };
}
