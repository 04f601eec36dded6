// typeof(T) is a call of Type.GetTypeFromHandle, which leads to reflection's tables. CoreLib has neither, so the kernel's
// inner compile stops at it (CS0656); the hosted one does not. In an attribute's arguments typeof is data for whoever
// reads the attribute, and no code.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0404: typeof is used where code runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeOfAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0404";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "'typeof' needs the reflection that the xen target does not have",
        messageFormat: "There is no reflection on real Xen, and so no 'typeof({0})': use 'nameof' for a name, 'sizeof' for a size, a type parameter for a choice",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "CoreLib has no reflection: the compiler does not find Type.GetTypeFromHandle.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code) =>
        context.RegisterOperationAction(operation => Analyze(operation, code), OperationKind.TypeOf);

    private void Analyze(OperationAnalysisContext context, XenCode code)
    {
        var typeOf = (ITypeOfOperation)context.Operation;
        for (IOperation? parent = typeOf.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAttributeOperation)
                return;
        }

        Report(context, code, typeOf.Syntax, typeOf.TypeOperand.Name);
    }
}
