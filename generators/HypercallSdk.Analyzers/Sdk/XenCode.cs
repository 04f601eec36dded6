// What the xen target compiles of a project that is compiled for the hosted one: the rules about real Xen look at the
// hosted compilation, the one that an editor has open. Two kinds of code in it never reach an image: files of a folder
// Targets/Hosted, and regions that #if hides where HYPERCALLSDK_XEN is defined. It is asked when something is about to be
// reported, so that a tree without a mistake is never read for its directives.
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Analyzers;

/// <summary>Which code of one compilation the xen target compiles.</summary>
public sealed class XenCode
{
    private const string Symbol = "HYPERCALLSDK_XEN";

    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<TextSpan>> _hidden = new();

    /// <summary>Whether the xen target compiles what stands at <paramref name="location"/>.</summary>
    public bool Contains(Location location)
    {
        if (location.SourceTree is not { } tree || IsHostedFile(tree.FilePath))
            return false;

        foreach (TextSpan hidden in _hidden.GetOrAdd(tree, HiddenIn))
        {
            if (hidden.Contains(location.SourceSpan))
                return false;
        }

        return true;
    }

    private static bool IsHostedFile(string path) => path.Replace('\\', '/').Contains("/Targets/Hosted/");

    private static ImmutableArray<TextSpan> HiddenIn(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        if (!root.ContainsDirectives)
            return [];

        var symbols = new HashSet<string>(tree.Options.PreprocessorSymbolNames) { Symbol };
        var open = new Stack<Branch>();
        ImmutableArray<TextSpan>.Builder hidden = ImmutableArray.CreateBuilder<TextSpan>();
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    bool holds = Holds(start.Condition, symbols);
                    open.Push(new Branch(start.FullSpan.End, isCompiled: holds, isDecided: holds));
                    break;

                case ElifDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax when open.Count != 0:
                    Branch before = Close(directive);
                    bool goesOn = !before.IsDecided && (directive is not ElifDirectiveTriviaSyntax other || Holds(other.Condition, symbols));
                    open.Push(new Branch(directive.FullSpan.End, goesOn, before.IsDecided || goesOn));
                    break;

                case EndIfDirectiveTriviaSyntax when open.Count != 0:
                    Close(directive);
                    break;
            }
        }

        return hidden.ToImmutable();

        Branch Close(DirectiveTriviaSyntax end)
        {
            Branch branch = open.Pop();
            if (!branch.IsCompiled)
                hidden.Add(TextSpan.FromBounds(branch.Start, end.FullSpan.Start));

            return branch;
        }
    }

    private static bool Holds(ExpressionSyntax condition, HashSet<string> symbols) => condition switch
    {
        IdentifierNameSyntax name => symbols.Contains(name.Identifier.ValueText),
        LiteralExpressionSyntax literal => literal.Token.ValueText == "true",
        ParenthesizedExpressionSyntax inner => Holds(inner.Expression, symbols),
        PrefixUnaryExpressionSyntax not => !Holds(not.Operand, symbols),
        BinaryExpressionSyntax both => both.OperatorToken.ValueText switch
        {
            "&&" => Holds(both.Left, symbols) && Holds(both.Right, symbols),
            "||" => Holds(both.Left, symbols) || Holds(both.Right, symbols),
            "==" => Holds(both.Left, symbols) == Holds(both.Right, symbols),
            _ => Holds(both.Left, symbols) != Holds(both.Right, symbols),
        },
        _ => true,
    };

    private readonly struct Branch(int start, bool isCompiled, bool isDecided)
    {
        public int Start { get; } = start;

        public bool IsCompiled { get; } = isCompiled;

        /// <summary>Whether this branch or one before it is the one that is compiled.</summary>
        public bool IsDecided { get; } = isDecided;
    }
}
