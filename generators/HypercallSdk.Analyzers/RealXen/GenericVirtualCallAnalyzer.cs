// Ahead of time nobody knows which instantiations of a generic virtual method a call may reach, so the runtime looks them
// up by type and arguments. CoreLib has no such runtime, and ilc stops at the call ("Code generation failed for
// method"). A constrained call on a struct is resolved when the image is made, and so is a static abstract member.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0406: a generic method is called virtually.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GenericVirtualCallAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0406";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A generic virtual method is looked up at run time, which the xen target cannot do",
        messageFormat: "'{0}' is generic and virtual: which code a call of it runs is looked up at run time, and real Xen's target has no such tables; call it on a struct through a type parameter with a constraint",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A generic virtual method is resolved by tables and code of a runtime that CoreLib does not have: the ahead-of-time compiler stops.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code) =>
        context.RegisterOperationAction(operation => Analyze(operation, code), OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, XenCode code)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = call.TargetMethod;
        if (!method.IsGenericMethod || !call.IsVirtual || method.IsStatic || call.Instance?.Type is not { } receiver)
            return;

        // A sealed receiver does not help: ilc stops there, too. A type parameter that may be a class is unknown here.
        bool isLookedUp = method.IsVirtual || method.IsAbstract || method.IsOverride;
        if (isLookedUp && receiver.TypeKind is TypeKind.Class or TypeKind.Interface)
            Report(context, code, call.Syntax, method.Name);
    }
}
