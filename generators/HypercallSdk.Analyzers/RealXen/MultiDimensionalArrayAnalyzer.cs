// new int[2, 3] calls a constructor that the runtime invents, and each access a method of it. CoreLib has neither, and ilc
// stops at them, in a static field's initialiser too. An array of one dimension that is laid out in the image works.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0410: a multi-dimensional array is made.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MultiDimensionalArrayAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0410";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A multi-dimensional array cannot be made on the xen target",
        messageFormat: "An array of {0} dimensions is an object that only a runtime can make: use an inline array or a span, and calculate the index",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A multi-dimensional array is made and read by methods of a runtime that CoreLib does not have: the ahead-of-time compiler stops.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code) =>
        context.RegisterOperationAction(operation => Analyze(operation, code), OperationKind.ArrayCreation);

    private void Analyze(OperationAnalysisContext context, XenCode code)
    {
        var creation = (IArrayCreationOperation)context.Operation;
        if (creation.DimensionSizes.Length > 1)
            Report(context, code, creation.Syntax, creation.DimensionSizes.Length);
    }
}
