using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Tells which types fit a register, and how.</summary>
internal static class NumberGatherer
{
    /// <summary>How <paramref name="type"/> becomes a register, or null when it does not.</summary>
    public static NumberModel? Gather(ITypeSymbol type)
    {
        if (Integer(type) is { } integer)
        {
            return new NumberModel(NumberForm.Integer, integer.Name, integer.IsSigned);
        }

        if (type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (named.EnumUnderlyingType is { } underlying)
        {
            return Integer(underlying) is { } inside ? new NumberModel(NumberForm.Enumeration, inside.Name, inside.IsSigned) : null;
        }

        if (named.OriginalDefinition.Is(KnownNames.GuestPointer))
        {
            return new NumberModel(NumberForm.GuestPointer, "ulong", false);
        }

        return NumberStruct(named);
    }

    /// <summary>The size in bytes of what the number is made of; zero where that depends on the machine.</summary>
    public static int Size(NumberModel number) => number.Integer switch
    {
        "byte" or "sbyte" => 1,
        "short" or "ushort" => 2,
        "int" or "uint" => 4,
        "long" or "ulong" => 8,
        _ => 0,
    };

    /// <summary>A readonly struct with one integer field, a property Value of its type and a constructor that takes it.</summary>
    private static NumberModel? NumberStruct(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Struct, IsReadOnly: true, IsRefLikeType: false })
        {
            return null;
        }

        IFieldSymbol[] fields = [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic)];
        if (fields is not [{ Type: { } inside }] || Integer(inside) is not { } integer)
        {
            return null;
        }

        bool hasValue = type.GetMembers("Value").Any(member =>
            member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } property
            && SymbolEqualityComparer.Default.Equals(property.Type, inside));
        bool hasConstructor = type.InstanceConstructors.Any(constructor =>
            constructor.DeclaredAccessibility == Accessibility.Public
            && constructor.Parameters is [{ RefKind: RefKind.None } parameter]
            && SymbolEqualityComparer.Default.Equals(parameter.Type, inside));
        return hasValue && hasConstructor ? new NumberModel(NumberForm.NumberStruct, integer.Name, integer.IsSigned) : null;
    }

    private static (string Name, bool IsSigned)? Integer(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte => ("byte", false),
        SpecialType.System_SByte => ("sbyte", true),
        SpecialType.System_Int16 => ("short", true),
        SpecialType.System_UInt16 => ("ushort", false),
        SpecialType.System_Int32 => ("int", true),
        SpecialType.System_UInt32 => ("uint", false),
        SpecialType.System_Int64 => ("long", true),
        SpecialType.System_UInt64 => ("ulong", false),
        SpecialType.System_IntPtr => ("nint", true),
        SpecialType.System_UIntPtr => ("nuint", false),
        _ => null,
    };
}
