using System;
using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>
/// Lays structures out as the C compilers of Xen's two ABIs do. With 64 bits a field's alignment is its size; on i386 no
/// field has more than 4 (System V ABI). A <c>GuestPointer</c> holds a ulong and has eight bytes on both, as Xen's
/// <c>XEN_GUEST_HANDLE_64</c> does.
/// </summary>
internal sealed class LayoutReader(Compilation compilation, bool is64)
{
    private const string InlineArray = "System.Runtime.CompilerServices.InlineArrayAttribute";

    // A structure that contains itself does not compile, and has no end.
    private const int DepthLimit = 64;

    private readonly PlacementReader _placements = new(compilation);
    private int _depth;

    /// <summary>The structure's layout, or null where it holds what has none.</summary>
    public StructureLayout? Of(INamedTypeSymbol type)
    {
        Placement placement = _placements.Of(type);
        if (placement.IsAutomatic)
            return null;

        var places = ImmutableArray.CreateBuilder<FieldPlace>();
        int end = 0;
        int alignment = 1;
        foreach (IFieldSymbol field in CrossingTypes.Fields(type))
        {
            if (Measure(CrossingTypes.TypeOf(field)) is not var (size, align))
                return null;

            if (field.IsFixedSizeBuffer)
                size *= field.FixedSize;

            if (placement.Pack > 0)
                align = Math.Min(align, placement.Pack);

            int offset = placement.IsExplicit ? _placements.OffsetOf(field) : RoundUp(end, align);
            if (offset < 0)
                return null;

            places.Add(new FieldPlace(field, offset, size));
            end = Math.Max(end, offset + size);
            alignment = Math.Max(alignment, align);
        }

        if (type.FindAttribute(InlineArray)?.OnlyArgument() is int length && places.Count == 1)
        {
            places[0] = places[0] with { Size = places[0].Size * length };
            end *= length;
        }

        return new StructureLayout(Math.Max(RoundUp(Math.Max(end, 1), alignment), placement.Size), alignment, places.ToImmutable(), placement.IsExplicit);
    }

    /// <summary>Size and alignment of a value, or null where it has none that both sides agree on.</summary>
    public (int Size, int Alignment)? Measure(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            return Measure(underlying);

        int size = type.SpecialType switch
        {
            SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Boolean => 1,
            SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 2,
            SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
            SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
            SpecialType.System_IntPtr or SpecialType.System_UIntPtr => is64 ? 8 : 4,
            _ => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer ? (is64 ? 8 : 4) : 0,
        };
        if (size != 0)
            return (size, is64 ? size : Math.Min(size, 4));

        if (!CrossingTypes.IsStructure(type) || type is not INamedTypeSymbol structure || _depth == DepthLimit)
            return null;

        _depth++;
        StructureLayout? layout = Of(structure);
        _depth--;
        return layout is null ? null : (layout.Size, layout.Alignment);
    }

    private static int RoundUp(int value, int alignment) => (value + alignment - 1) / alignment * alignment;
}
