// The public API of CoreLib, as documentation ids: FreestandingSurface.txt, which a test writes from the built assembly.
// An id is the same for .NET's member and CoreLib's. Where they differ, CoreLib often has the same method for the one type
// that kernels need (SequenceEqual of bytes, where .NET's is generic): such a call compiles on both targets, so a method
// that is not listed is looked for by name, and by whether its arguments convert.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>What of .NET's API the xen target has.</summary>
internal sealed class FreestandingSurface
{
    private const string Resource = "FreestandingSurface.txt";

    // Read once for all compilations: it is the same for each.
    private static readonly Lazy<HashSet<string>> _ids = new(static () => [.. Lines()]);
    private static readonly Lazy<ILookup<string, string>> _methodsByName = new(static () =>
        _ids.Value.Where(static id => id.StartsWith("M:", StringComparison.Ordinal) && id.IndexOf('(') > 0).ToLookup(static id => NameOf(id)));

    // A kernel calls the same few methods everywhere, and writing an id is most of the work.
    private readonly ConcurrentDictionary<ISymbol, string?> _idOf = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the target has the type, itself and what it is made of.</summary>
    /// <param name="type">The type.</param>
    /// <param name="missing">The part of it that the target does not have.</param>
    public bool Has(ITypeSymbol type, out ITypeSymbol? missing)
    {
        missing = type switch
        {
            IArrayTypeSymbol array => Has(array.ElementType, out ITypeSymbol? element) ? null : element,
            IPointerTypeSymbol pointer => Has(pointer.PointedAtType, out ITypeSymbol? target) ? null : target,
            INamedTypeSymbol named when !HasDefinition(named) => named,
            INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } => arguments.Select(argument => Has(argument, out ITypeSymbol? part) ? null : part).FirstOrDefault(part => part is not null),
            _ => null,
        };
        return missing is null;
    }

    /// <summary>Whether the target has the member, or a method that serves a call with these arguments.</summary>
    public bool Has(ISymbol member, ImmutableArray<ITypeSymbol?> arguments, Compilation compilation)
    {
        if (!IsOfTheClassLibrary(member) || IdOf(member) is not { } id || _ids.Value.Contains(id))
            return true;

        // .NET's string calls its indexer Chars, CoreLib's does not.
        if (member is not IMethodSymbol method)
            return member is IPropertySymbol { IsIndexer: true, ContainingType.SpecialType: SpecialType.System_String };

        // A property's accessor, a constructor that structs have by themselves.
        if (method.AssociatedSymbol is not null || (method.MethodKind == MethodKind.Constructor && method.Parameters.IsEmpty && method.ContainingType.IsValueType))
            return true;

        return _methodsByName.Value[NameOf(id)].Any(overload => Serves(overload, arguments, compilation));
    }

    /// <summary>Whether what declares the symbol is .NET's class library.</summary>
    public static bool IsOfTheClassLibrary(ISymbol symbol)
    {
        INamespaceSymbol? root = symbol.ContainingNamespace;
        while (root is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            root = root.ContainingNamespace;

        return root?.Name is "System" or "Microsoft" && !symbol.DeclaringSyntaxReferences.Any();
    }

    private bool HasDefinition(INamedTypeSymbol type) =>
        type.IsTupleType || !IsOfTheClassLibrary(type) || IdOf(type.OriginalDefinition) is not { } id || _ids.Value.Contains(id);

    private string? IdOf(ISymbol symbol) => _idOf.GetOrAdd(symbol, static key => key.GetDocumentationCommentId());

    // M:System.MemoryExtensions.SequenceEqual``1(…): the name without what follows it.
    private static string NameOf(string id)
    {
        string name = id.Split('(')[0];
        int arity = name.IndexOf("``", StringComparison.Ordinal);
        return arity < 0 ? name : name.Substring(0, arity);
    }

    private static bool Serves(string overload, ImmutableArray<ITypeSymbol?> arguments, Compilation compilation)
    {
        ImmutableArray<string> parameters = ParametersOf(overload);
        if (parameters.Length != arguments.Length)
            return false;

        for (int index = 0; index < parameters.Length; index++)
        {
            ITypeSymbol? parameter = DocumentationCommentId.GetFirstSymbolForReferenceId("T:" + parameters[index].TrimEnd('@'), compilation) as ITypeSymbol;

            // A type parameter, or what this cannot read, takes anything: a rule that is unsure is silent.
            if (parameter is null || arguments[index] is not { } argument)
                continue;

            if (!compilation.ClassifyConversion(argument, parameter).IsImplicit)
                return false;
        }

        return true;
    }

    private static ImmutableArray<string> ParametersOf(string id)
    {
        ImmutableArray<string>.Builder parameters = ImmutableArray.CreateBuilder<string>();
        int depth = 0;
        int start = id.IndexOf('(') + 1;
        int end = id.LastIndexOf(')');
        for (int index = start; index < end; index++)
        {
            depth += id[index] is '{' or '[' ? 1 : id[index] is '}' or ']' ? -1 : 0;
            if (id[index] == ',' && depth == 0)
            {
                parameters.Add(id.Substring(start, index - start));
                start = index + 1;
            }
        }

        parameters.Add(id.Substring(start, end - start));
        return parameters.ToImmutable();
    }

    private static IEnumerable<string> Lines()
    {
        using Stream stream = typeof(FreestandingSurface).Assembly.GetManifestResourceStream(Resource);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length != 0)
                yield return line;
        }
    }
}
