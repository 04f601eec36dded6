using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>
/// Reads what structures and fields say about where they lie. In source that is two attributes; an assembly keeps them as
/// table rows of their own, which the compiler's symbols do not show.
/// </summary>
internal sealed class PlacementReader(Compilation compilation)
{
    private const string StructLayout = "System.Runtime.InteropServices.StructLayoutAttribute";
    private const string FieldOffset = "System.Runtime.InteropServices.FieldOffsetAttribute";

    /// <summary>What the structure says of itself.</summary>
    public Placement Of(INamedTypeSymbol type)
    {
        if (type.FindAttribute(StructLayout) is { } attribute)
        {
            // The kind is an enumeration, or a short that stands for it.
            int kind = attribute.OnlyArgument() switch { int value => value, short value => value, _ => 0 };
            return new Placement(kind == 2, kind == 3, attribute.Named("Pack", 0), attribute.Named("Size", 0));
        }

        if (Metadata(type.OriginalDefinition) is not { } reader)
            return new Placement(false, false, 0, 0);

        TypeDefinition definition = reader.GetTypeDefinition((TypeDefinitionHandle)MetadataTokens.EntityHandle(type.OriginalDefinition.MetadataToken));
        TypeLayout layout = definition.GetLayout();
        TypeAttributes mask = definition.Attributes & TypeAttributes.LayoutMask;
        return new Placement(mask == TypeAttributes.ExplicitLayout, mask == TypeAttributes.AutoLayout, layout.PackingSize, layout.Size);
    }

    /// <summary>Where the field of an explicit layout lies, or -1.</summary>
    public int OffsetOf(IFieldSymbol field)
    {
        if (field.FindAttribute(FieldOffset)?.OnlyArgument() is int offset)
            return offset;

        return Metadata(field.OriginalDefinition) is { } reader
            ? reader.GetFieldDefinition((FieldDefinitionHandle)MetadataTokens.EntityHandle(field.OriginalDefinition.MetadataToken)).GetOffset()
            : -1;
    }

    private MetadataReader? Metadata(ISymbol symbol) =>
        symbol.MetadataToken != 0
        && symbol.ContainingAssembly is { } assembly
        && compilation.GetMetadataReference(assembly) is PortableExecutableReference reference
        && reference.GetMetadata() is AssemblyMetadata metadata
            ? metadata.GetModules().FirstOrDefault()?.GetMetadataReader()
            : null;
}
