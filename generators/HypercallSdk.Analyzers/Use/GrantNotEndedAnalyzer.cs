// XSA-396: Linux's front ends freed or reused a page while the grant of it lived, because they did not end it on some path
// or did not look whether it had ended: the back end went on reading and writing whatever the page had become. Here a grant,
// a mapping or a transfer slot is a ref struct of a type that says how it is ended ([MustBeEnded]): it lives in one method,
// so one method's paths decide it. On each path it has to be ended and the answer looked at, or kept, or handed on.
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Analyzers.Use.Flow;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use;

/// <summary>HCS0305: a grant, or whatever else has to be ended, is lost on some path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GrantNotEndedAnalyzer : FlowAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0305";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A grant is not ended on every path",
        messageFormat: "{0}: end it by {1} and look at the answer, keep it by {2}, or hand it on",
        RuleCategory.Use,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A grant that nobody ended goes on: the other domain reads and writes what the page has become (XSA-396).",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override bool IsOn(Compilation compilation) => compilation.GetTypeByMetadataName("HypercallSdk.Guest.MustBeEndedAttribute") is not null;

    /// <inheritdoc/>
    protected override bool MayBreak(ISymbol owner, IOperation block) =>
        block.Descendants().Any(static operation => operation is IInvocationOperation call && (EndedType(call) is not null || call.Arguments.Any(IsMade)));

    /// <inheritdoc/>
    protected override void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph)
    {
        foreach (IOperation operation in context.OperationBlocks.SelectMany(static block => block.Descendants()))
        {
            if (operation is IInvocationOperation call && EndedType(call) is { } ended && IsUnseen(call))
                Report(operation.Syntax, $"Nobody looks whether '{call.Syntax}' did, and what has not ended goes on", ended);
            else if (operation is IArgumentOperation { Value: IDiscardOperation { Type: { } discarded }, Parameter.RefKind: RefKind.Out } && HeldValues.Attribute(discarded) is not null)
                Report(operation.Syntax, $"The {discarded.Name} is thrown away as it is made, and goes on", discarded);
        }

        var values = new HeldValues(graph);
        values.Run();
        foreach (IOperation made in values.Lost.Values)
        {
            if (HeldValues.Made((IArgumentOperation)made) is { } local)
                Report(made.Syntax, $"'{local.Name}' is lost on a path out of '{context.OwningSymbol.Name}', and goes on", local.Type);
        }

        void Report(SyntaxNode at, string what, ITypeSymbol type)
        {
            AttributeData attribute = HeldValues.Attribute(type)!;
            context.ReportDiagnostic(Diagnostic.Create(_rule, at.GetLocation(), what, attribute.OnlyArgument() ?? "its end", attribute.Named("Keep", "its kept form")));
        }
    }

    private static bool IsMade(IArgumentOperation argument) =>
        HeldValues.Made(argument) is not null || (argument is { Parameter.RefKind: RefKind.Out, Value: IDiscardOperation discard } && HeldValues.Attribute(discard.Type) is not null);

    // The type that the call ends a value of.
    private static ITypeSymbol? EndedType(IInvocationOperation call) =>
        HeldValues.Attribute(call.Instance?.Type) is { } attribute && call.TargetMethod.Name == attribute.OnlyArgument() as string ? call.Instance!.Type : null;

    // A statement of its own. HCS0301 says so of answers that are a result or a status; a discard was thought about.
    private static bool IsUnseen(IInvocationOperation call) =>
        call.Parent is IExpressionStatementOperation && call.Type is { SpecialType: SpecialType.System_Boolean };
}
