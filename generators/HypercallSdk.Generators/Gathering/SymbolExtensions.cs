using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Questions that the gatherers ask of symbols.</summary>
internal static class SymbolExtensions
{
    /// <summary>Whether the type's name with namespace and arity is <paramref name="metadataName"/>.</summary>
    public static bool Is(this ITypeSymbol? type, string metadataName)
    {
        if (type is not INamedTypeSymbol { ContainingType: null } named)
        {
            return false;
        }

        int dot = metadataName.LastIndexOf('.');
        return named.MetadataName.Length == metadataName.Length - dot - 1
            && metadataName.EndsWith(named.MetadataName, StringComparison.Ordinal)
            && named.ContainingNamespace.ToDisplayString() == metadataName.Substring(0, dot);
    }

    /// <summary>The attribute of that class, if the symbol carries it.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(metadataName));

    /// <summary>The named argument's value, or <paramref name="otherwise"/> where it is not given or not of that type.</summary>
    public static T Named<T>(this AttributeData attribute, string name, T otherwise)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Array && argument.Value.Value is T value)
            {
                return value;
            }
        }

        return otherwise;
    }

    /// <summary>The strings of the named argument, an array; none where it is not given or does not compile.</summary>
    public static IEnumerable<string> NamedStrings(this AttributeData attribute, string name) =>
        attribute.NamedArguments
            .Where(argument => argument.Key == name && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
            .SelectMany(static argument => argument.Value.Values)
            .Select(static value => value.Value)
            .OfType<string>();

    /// <summary>The only constructor argument, or null where there is none or it does not compile.</summary>
    public static object? OnlyArgument(this AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: not (TypedConstantKind.Array or TypedConstantKind.Error) } argument] ? argument.Value : null;

    /// <summary>Whether the type, or one that it is made of, does not exist.</summary>
    public static bool ContainsError(this ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => array.ElementType.ContainsError(),
        IPointerTypeSymbol pointer => pointer.PointedAtType.ContainsError(),
        INamedTypeSymbol named => named.TypeArguments.Any(static argument => argument.ContainsError()),
        _ => false,
    };

    /// <summary>
    /// The symbols in the order in which their source reads, files by path: the same whatever order the compiler was
    /// given the files in. Symbols from metadata keep their order.
    /// </summary>
    public static ImmutableArray<T> InSourceOrder<T>(this IEnumerable<T> symbols)
        where T : ISymbol =>
        [.. symbols
            .OrderBy(static symbol => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath ?? "", StringComparer.Ordinal)
            .ThenBy(static symbol => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.Span.Start ?? 0)];
}
