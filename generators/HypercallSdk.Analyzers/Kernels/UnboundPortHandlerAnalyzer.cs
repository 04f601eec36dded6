// From the programming model: virtual interrupts and interrupts between vCPUs are bound by the generated boot entry; ports are
// bound by the kernel, by passing Ports.OnPing where it allocates, binds or attaches one. A port handler whose name nobody
// passes is never called: the other end sends into a port that nothing is connected to.
using System.Linq;
using System.Threading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0213: a port handler is bound to no port.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundPortHandlerAnalyzer : KernelAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0213";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A port handler is never bound",
        messageFormat: "No port is bound to '{0}': pass 'Ports.{0}' to Events.AllocateUnbound, BindInterdomain or Attach",
        RuleCategory.Kernels,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A port handler is called for the ports that the kernel binds to it by its name in Ports.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol kernel)
    {
        if (!KernelShape.IsKernel(kernel))
            return;

        foreach (IMethodSymbol method in kernel.GetMembers().OfType<IMethodSymbol>())
        {
            // Of several handlers of one name all but the first are numbered in Ports: too rare to guess at.
            if (method.FindAttribute(KnownNames.PortHandlerAttribute) is not null
                && HandlerKind.Port.Fits(method)
                && kernel.GetMembers(method.Name).Length == 1
                && !IsNamed(context.Compilation, kernel, method.Name, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(_rule, method.Locations[0], method.Name));
            }
        }
    }

    // By name: the kernel's own files first, where it nearly always stands; the others only for what would be reported.
    private static bool IsNamed(Compilation compilation, INamedTypeSymbol kernel, string handler, CancellationToken cancellationToken) =>
        kernel.DeclaringSyntaxReferences.Any(reference => IsNamed(reference.SyntaxTree, handler, cancellationToken))
        || compilation.SyntaxTrees.Any(tree => IsNamed(tree, handler, cancellationToken));

    private static bool IsNamed(SyntaxTree tree, string handler, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            // A number made by hand may be any handler's.
            if (node is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "EventHandlerId" } })
                return true;

            if (node is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == handler && IsPorts(access.Expression))
                return true;

            // `using static …Ports`.
            if (node is UsingDirectiveSyntax { Name: QualifiedNameSyntax { Right.Identifier.ValueText: "Ports" } } directive
                && directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
                return true;
        }

        return false;
    }

    private static bool IsPorts(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == "Ports",
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "Ports",
        _ => false,
    };
}
