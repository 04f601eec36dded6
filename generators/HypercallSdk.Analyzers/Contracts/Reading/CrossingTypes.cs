using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Reading;

/// <summary>Finds what a parameter takes across: the structure or element behind it, and what that is made of.</summary>
internal static class CrossingTypes
{
    /// <summary>How many structures a walk looks at: a generic one that contains itself does not compile, and has no end.</summary>
    public const int Limit = 256;

    /// <summary>The value's, structure's or element's type.</summary>
    public static ITypeSymbol Carried(IParameterSymbol parameter) => parameter.Type is INamedTypeSymbol { TypeArguments: [{ } element] } span
        && (span.OriginalDefinition.Is(KnownNames.ReadOnlySpan) || span.OriginalDefinition.Is(KnownNames.Span))
            ? element
            : parameter.Type;

    /// <summary>The fields that a value of the type holds.</summary>
    public static IEnumerable<IFieldSymbol> Fields(ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic);

    /// <summary>A field's type; the element's, where it is a fixed buffer.</summary>
    public static ITypeSymbol TypeOf(IFieldSymbol field) =>
        field.IsFixedSizeBuffer && field.Type is IPointerTypeSymbol pointer ? pointer.PointedAtType : field.Type;

    /// <summary>Whether the type is a structure whose fields are looked at: no number, no enumeration.</summary>
    public static bool IsStructure(ITypeSymbol type) => type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None };

    /// <summary>Adds the type, and those that its fields and the guest pointers among them lead to, as they were declared.</summary>
    public static void Collect(ITypeSymbol type, ISet<ISymbol> seen)
    {
        if (PointedAt(type) is { } target)
        {
            Collect(target, seen);
            return;
        }

        if (!IsStructure(type) || !seen.Add(type.OriginalDefinition))
            return;

        foreach (IFieldSymbol field in Fields(type))
            Collect(TypeOf(field), seen);
    }

    /// <summary>What a <c>GuestPointer</c> points to.</summary>
    public static ITypeSymbol? PointedAt(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [{ } target] } pointer && pointer.OriginalDefinition.Is(KnownNames.GuestPointer) ? target : null;
}
