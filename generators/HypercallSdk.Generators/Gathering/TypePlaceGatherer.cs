using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Where a type stands.</summary>
internal static class TypePlaceGatherer
{
    public static TypePlace Gather(INamedTypeSymbol type)
    {
        var chain = new Stack<TypeHeader>();
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            chain.Push(Header(level));
        }

        return new TypePlace(Namespace(type.ContainingNamespace), new EquatableArray<TypeHeader>(chain));
    }

    private static TypeHeader Header(INamedTypeSymbol type)
    {
        string parameters = type.TypeParameters.IsEmpty
            ? ""
            : "<" + string.Join(", ", type.TypeParameters.Select(static parameter => Identifiers.Escape(parameter.Name))) + ">";
        return new TypeHeader(Keyword(type), Identifiers.Escape(type.Name), type.MetadataName, parameters);
    }

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Interface, _) => "interface",
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (_, true) => "record",
        _ => "class",
    };

    private static string Namespace(INamespaceSymbol symbol) => symbol.IsGlobalNamespace
        ? ""
        : symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
}
