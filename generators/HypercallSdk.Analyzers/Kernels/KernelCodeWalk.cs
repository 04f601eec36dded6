using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>Follows names from some code to the types and members of the same assembly, until nothing new is named.</summary>
internal sealed class KernelCodeWalk
{
    private readonly Dictionary<string, List<TypeDeclarationSyntax>> _types;
    private readonly Dictionary<string, List<TypeDeclarationSyntax>> _extensions;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<TypeDeclarationSyntax> _open = [];
    private readonly Queue<string> _newNames = new();

    public KernelCodeWalk(
        Dictionary<string, List<TypeDeclarationSyntax>> types,
        Dictionary<string, List<TypeDeclarationSyntax>> extensions,
        CancellationToken cancellationToken)
    {
        _types = types;
        _extensions = extensions;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The members that are reached.</summary>
    public HashSet<SyntaxNode> Members { get; } = [];

    /// <summary>The names that are mentioned.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Follows what these nodes name.</summary>
    public KernelCodeWalk From(IEnumerable<SyntaxNode> nodes)
    {
        foreach (SyntaxNode node in nodes)
        {
            Read(node);

            // What stands around a type or a statement is named without its type's name; so is a kernel's other part.
            foreach (TypeDeclarationSyntax around in node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
                OpenAll(around.Identifier.ValueText);
        }

        while (_newNames.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            string name = _newNames.Dequeue();
            OpenAll(name);
            if (_extensions.TryGetValue(name, out List<TypeDeclarationSyntax> holders))
                holders.ForEach(Open);

            foreach (TypeDeclarationSyntax type in _open.ToArray())
                ReadMembers(type, name);
        }

        return this;
    }

    private void OpenAll(string name)
    {
        if (_types.TryGetValue(name, out List<TypeDeclarationSyntax> types))
            types.ForEach(Open);
    }

    private void Open(TypeDeclarationSyntax type)
    {
        if (!_open.Add(type))
            return;

        foreach (MemberDeclarationSyntax member in type.Members)
        {
            if (member is not BaseTypeDeclarationSyntax && (NamesOf(member) is not { } names || names.Any(Names.Contains)))
                Reach(member);
        }
    }

    private void ReadMembers(TypeDeclarationSyntax type, string name)
    {
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            if (member is not BaseTypeDeclarationSyntax && NamesOf(member)?.Contains(name) == true)
                Reach(member);
        }
    }

    private void Reach(MemberDeclarationSyntax member)
    {
        if (Members.Add(member))
            Read(member);
    }

    private void Read(SyntaxNode node)
    {
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && Names.Add(token.ValueText))
                _newNames.Enqueue(token.ValueText);
        }
    }

    // Null for what has no name of its own and goes with its type.
    private static IEnumerable<string>? NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        EventDeclarationSyntax @event => [@event.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        _ => null,
    };
}
