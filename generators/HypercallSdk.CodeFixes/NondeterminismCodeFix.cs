using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace HypercallSdk.CodeFixes;

/// <summary>Asks the guest library for what the host was asked for, where it has the same thing in the same type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NondeterminismCodeFix : SdkCodeFix
{
    /// <inheritdoc/>
    protected override string RuleId => NondeterminismAnalyzer.Id;

    /// <inheritdoc/>
    protected override string Title => "Ask the guest library";

    /// <inheritdoc/>
    protected override bool CanFix(SyntaxNode node, Diagnostic diagnostic) => Instead(node) is not null;

    /// <inheritdoc/>
    protected override Task MendAsync(DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        ExpressionSyntax expression = ShortNames.Parse(Instead(node)!);
        editor.ReplaceNode(node, expression.WithTriviaFrom(node));
        return Task.CompletedTask;
    }

    private static string? Instead(SyntaxNode node)
    {
        ExpressionSyntax? asked = node is InvocationExpressionSyntax call ? call.Expression : node as ExpressionSyntax;
        if (asked is not MemberAccessExpressionSyntax { Expression: { } type, Name.Identifier.ValueText: var member })
            return null;

        string typeName = type is MemberAccessExpressionSyntax qualified ? qualified.Name.Identifier.ValueText : type.ToString();
        return (typeName, member) switch
        {
            ("Environment", "TickCount64") => "((long)(global::HypercallSdk.Guest.Timers.SystemTime / 1_000_000))",
            ("Stopwatch", "GetTimestamp") => "((long)global::HypercallSdk.Guest.Timers.SystemTime)",
            ("Environment", "ProcessorCount") => "global::HypercallSdk.Guest.Vcpus.Count",
            ("Environment", "CurrentManagedThreadId") => "global::HypercallSdk.Guest.Vcpu.Id",
            _ => null,
        };
    }
}
