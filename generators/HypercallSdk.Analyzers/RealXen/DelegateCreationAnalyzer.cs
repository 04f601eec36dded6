// A delegate is an object with a target and a thunk, and a capturing lambda has a closure object besides. CoreLib's
// Delegate is an empty class: the ahead-of-time compiler stops at any creation of one ("Expected method
// 'InitializeOpenStaticThunk'"), static fields and static methods included. A local function that is called directly
// keeps what it captures on the stack, and a function pointer is a number.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0403: a lambda or a method group becomes a delegate.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DelegateCreationAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0403";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A delegate or closure is allocated on a heap that the xen target does not have",
        messageFormat: "A delegate is made of {0}, and a kernel on real Xen cannot hold one: use a function pointer ('delegate*'), or a struct with an interface as a type argument",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Delegates and closures are objects; CoreLib has neither a heap nor the code that a delegate is called through.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code) =>
        context.RegisterOperationAction(operation => Analyze(operation, code), OperationKind.DelegateCreation);

    private void Analyze(OperationAnalysisContext context, XenCode code)
    {
        var creation = (IDelegateCreationOperation)context.Operation;
        string of = creation.Target switch
        {
            IAnonymousFunctionOperation => "an anonymous function",
            IMethodReferenceOperation method => $"the method '{method.Method.Name}'",
            _ => "another delegate",
        };
        Report(context, code, creation.Syntax, of);
    }
}
