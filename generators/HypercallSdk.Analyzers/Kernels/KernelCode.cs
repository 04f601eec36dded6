// What of an assembly is kernel code. A kernel library is all kernel; a test project holds kernels and what drives them from the
// host, where a clock, a task or a catch is quite right. So: the kernels and the types nested in them are kernel code; so is
// each type and member of the same assembly that kernel code names, and what that names in turn.
//
// By name, without binding: this runs at every keystroke. A member counts as named where its own name and its type's both occur
// in kernel code; constructors, operators, indexers and destructors go with their type. A name that two types share may let one too
// many in; a member that nobody names lets nothing in, so a kernel library's unused helper is not looked at either.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>The part of a compilation that runs in kernels.</summary>
internal sealed class KernelCode
{
    // Several rules ask about one compilation.
    private static readonly ConditionalWeakTable<Compilation, KernelCode> _known = new();

    private readonly Dictionary<string, List<TypeDeclarationSyntax>> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TypeDeclarationSyntax>> _extensions = new(StringComparer.Ordinal);
    private readonly HashSet<SyntaxNode> _kernels = [];
    private readonly HashSet<SyntaxNode> _members;

    private KernelCode(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            Index(tree.GetRoot(cancellationToken));

        _members = _kernels.Count == 0 ? [] : new KernelCodeWalk(_types, _extensions, cancellationToken).From(_kernels).Members;
    }

    /// <summary>The kernel code of a compilation, or null where it declares no kernel.</summary>
    public static KernelCode? Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(compilation, out KernelCode? code))
            code = _known.GetValue(compilation, key => new KernelCode(key, cancellationToken));

        return code._kernels.Count == 0 ? null : code;
    }

    /// <summary>Whether the node stands in kernel code.</summary>
    public bool Contains(SyntaxNode node)
    {
        for (SyntaxNode? level = node; level is not null; level = level.Parent)
        {
            if (_kernels.Contains(level) || _members.Contains(level))
                return true;
        }

        return false;
    }

    /// <summary>All names that the node's code, and what of the assembly it names, mention.</summary>
    public HashSet<string> NamesFrom(SyntaxNode node, CancellationToken cancellationToken) =>
        new KernelCodeWalk(_types, _extensions, cancellationToken).From([node]).Names;

    private void Index(SyntaxNode node)
    {
        foreach (SyntaxNode child in node.ChildNodes())
        {
            if (child is TypeDeclarationSyntax type)
            {
                Add(_types, type.Identifier.ValueText, type);
                foreach (MethodDeclarationSyntax method in type.Members.OfType<MethodDeclarationSyntax>())
                {
                    if (method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true)
                        Add(_extensions, method.Identifier.ValueText, type);
                }

                if (IsKernel(type))
                    _kernels.Add(type);

                Index(type);
            }
            else if (child is BaseNamespaceDeclarationSyntax)
            {
                Index(child);
            }
        }
    }

    private bool IsKernel(TypeDeclarationSyntax type) =>
        type.AttributeLists.Any(static list => list.Attributes.Any(static attribute => IsMark(attribute.Name)));

    private static bool IsMark(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => IsMark(qualified.Right),
        AliasQualifiedNameSyntax aliased => IsMark(aliased.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText is "GuestKernel" or "GuestKernelAttribute",
        _ => false,
    };

    private static void Add(Dictionary<string, List<TypeDeclarationSyntax>> index, string name, TypeDeclarationSyntax type)
    {
        if (!index.TryGetValue(name, out List<TypeDeclarationSyntax> types))
            index.Add(name, types = []);

        types.Add(type);
    }
}
