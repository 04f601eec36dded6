using System.Globalization;
using System.Linq;
using System.Text;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>
/// An operation as one canonical line of text: its number and command, and each parameter down to its last field. Two
/// operations with the same text are understood by each other's other end.
/// </summary>
internal static class LayoutText
{
    /// <summary>How deep structures are looked into: one that contains itself does not compile, and has no end.</summary>
    private const int DepthLimit = 64;

    /// <summary>The fingerprint of the operation's text.</summary>
    public static ulong Hash(IMethodSymbol method, OperationModel operation) => StableHash.Of(Of(method, operation));

    /// <summary>The operation's text.</summary>
    public static string Of(IMethodSymbol method, OperationModel operation)
    {
        var text = new StringBuilder();
        text.Append(operation.Number.ToString(CultureInfo.InvariantCulture))
            .Append('.').Append(operation.Command.ToString(CultureInfo.InvariantCulture))
            .Append(operation.CommandInFirstField ? " first" : " rdi")
            .Append('&').Append(operation.CommandMask.ToString("x", CultureInfo.InvariantCulture));
        if (operation.InterfaceVersion != 0)
        {
            text.Append(" version ").Append(operation.InterfaceVersion.ToString("x", CultureInfo.InvariantCulture));
        }

        for (int index = 0; index < operation.Parameters.Count; index++)
        {
            ParameterModel parameter = operation.Parameters[index];
            text.Append("; ").Append(parameter.Shape).Append(parameter.CountFirst ? " counted-first " : " ");
            ITypeSymbol type = method.Parameters[index].Type;
            Append(text, parameter.IsArray ? ((INamedTypeSymbol)type).TypeArguments[0] : type);
            if (parameter.SentinelField is { } field)
            {
                text.Append(" until ").Append(field);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ITypeSymbol type, int depth = 0)
    {
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
        {
            Append(text, underlying, depth);
        }
        else if (type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            text.Append("pointer");
        }
        else if (type.SpecialType != SpecialType.None || type.TypeKind != TypeKind.Struct)
        {
            text.Append(type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
        else if (depth < DepthLimit)
        {
            AppendStructure(text, type, depth);
        }
    }

    private static void AppendStructure(StringBuilder text, ITypeSymbol type, int depth)
    {
        AppendPlacement(text, type, "System.Runtime.InteropServices.StructLayoutAttribute");
        text.Append('{');
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic))
        {
            AppendPlacement(text, field, "System.Runtime.InteropServices.FieldOffsetAttribute");
            text.Append(FieldName(field)).Append(':');
            if (field.IsFixedSizeBuffer)
            {
                Append(text, ((IPointerTypeSymbol)field.Type).PointedAtType, depth + 1);
                text.Append('[').Append(field.FixedSize.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else
            {
                Append(text, field.Type, depth + 1);
            }

            text.Append(',');
        }

        text.Append('}');
        AppendPlacement(text, type, "System.Runtime.CompilerServices.InlineArrayAttribute");
    }

    /// <summary>What the attribute says about where fields lie: an explicit offset, a size, a packing, a length.</summary>
    private static void AppendPlacement(StringBuilder text, ISymbol symbol, string attributeName)
    {
        if (symbol.FindAttribute(attributeName) is { } attribute)
        {
            text.Append('@');
            foreach (TypedConstant argument in attribute.ConstructorArguments)
            {
                text.Append(argument.Value).Append(' ');
            }

            foreach (var argument in attribute.NamedArguments)
            {
                text.Append(argument.Key).Append('=').Append(argument.Value.Value).Append(' ');
            }
        }
    }

    /// <summary>The property's name for the field behind a property, which metadata knows by its field's name alone.</summary>
    private static string FieldName(IFieldSymbol field) =>
        field.Name.StartsWith("<", System.StringComparison.Ordinal) ? field.Name.Substring(1, field.Name.IndexOf('>') - 1) : field.Name;
}
