using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Abi.Tests.Rules;

/// <summary>
/// What C# that runs without a runtime must not contain: no garbage collector, no reflection, no exceptions to catch. The
/// source is read as the xen target compiles it, so that <c>#if !HYPERCALLSDK_XEN</c> hides what only the hosted target has.
/// </summary>
internal static class FreestandingRules
{
    private static readonly CSharpParseOptions _asXen = new(LanguageVersion.Preview, preprocessorSymbols: ["HYPERCALLSDK_XEN"]);

    /// <summary>The rules that <paramref name="source"/> breaks, with their lines.</summary>
    public static IEnumerable<string> Broken(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, _asXen);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (RuleBrokenBy(node) is { } rule)
            {
                yield return $"line {tree.GetLineSpan(node.Span).StartLinePosition.Line + 1}: {rule}";
            }
        }
    }

    private static string? RuleBrokenBy(SyntaxNode node) => node switch
    {
        RecordDeclarationSyntax => "a record formats itself with strings that are built",
        CatchClauseSyntax => "nothing can be caught",
        LockStatementSyntax => "there are no monitors",
        TypeOfExpressionSyntax => "there is no reflection",
        YieldStatementSyntax or AwaitExpressionSyntax => "its state would be allocated",
        QueryExpressionSyntax => "queries allocate",
        LambdaExpressionSyntax or AnonymousMethodExpressionSyntax => "delegates are allocated",
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax => "arrays are allocated",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsText(sum.Left) || IsText(sum.Right) => "a sum of strings is allocated",
        AttributeSyntax attribute when attribute.Name.ToString().Contains("Thread" + "Static", System.StringComparison.Ordinal) => "there is no thread-local storage",
        MethodDeclarationSyntax { TypeParameterList: not null } method when method.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.VirtualKeyword) || modifier.IsKind(SyntaxKind.AbstractKeyword)) && !method.Modifiers.Any(SyntaxKind.StaticKeyword) => "generic virtual methods are looked up at run time",
        UsingDirectiveSyntax { Name: { } name } when name.ToString() is "System.Linq" or "System.Reflection" or "System.Threading.Tasks" or "System.Collections.Generic" => $"{name} is not in the core library",
        _ => null,
    };

    private static bool IsText(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.StringLiteralExpression) || expression.IsKind(SyntaxKind.InterpolatedStringExpression);
}
