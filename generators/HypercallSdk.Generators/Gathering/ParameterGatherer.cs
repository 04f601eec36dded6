using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Reads how a contract's parameter travels.</summary>
internal static class ParameterGatherer
{
    /// <summary>The parameter, and why it cannot travel, if it cannot.</summary>
    public static ParameterModel Gather(IParameterSymbol parameter, out Rejection? rejection)
    {
        ParameterModel model = Shape(parameter, out rejection);
        if (rejection is null)
        {
            model = WithAttributes(parameter, model, ref rejection);
        }

        return model;
    }

    private static ParameterModel Shape(IParameterSymbol parameter, out Rejection? rejection)
    {
        rejection = null;
        ITypeSymbol type = parameter.Type;
        if (parameter.RefKind == RefKind.None && type is INamedTypeSymbol { TypeArguments: [{ } element] } span)
        {
            if (span.OriginalDefinition.Is(KnownNames.ReadOnlySpan))
            {
                bool sentinel = parameter.FindAttribute(KnownNames.SentinelEndedAttribute) is not null;
                return Array(sentinel ? ParameterShape.SentinelEnded : ParameterShape.ReadOnlySpan, element, ref rejection);
            }

            if (span.OriginalDefinition.Is(KnownNames.Span))
            {
                return Array(ParameterShape.Span, element, ref rejection);
            }
        }

        (ParameterShape shape, string modifier) = parameter.RefKind switch
        {
            RefKind.In => (ParameterShape.In, "in"),
            RefKind.Out => (ParameterShape.Out, "out"),
            RefKind.Ref => (ParameterShape.Ref, "ref"),
            RefKind.RefReadOnlyParameter => (ParameterShape.In, "ref readonly"),
            _ => (ParameterShape.Value, ""),
        };

        if (modifier == "ref readonly")
        {
            rejection = new Rejection(RejectionKind.Shape, $"parameter '{parameter.Name}' is 'ref readonly'; write 'in'", parameter.Ordinal);
        }
        else if (shape != ParameterShape.Value && !type.IsUnmanagedType)
        {
            rejection = new Rejection(RejectionKind.ParameterType, $"parameter '{parameter.Name}' points to '{type.ToDisplayString()}', which is not unmanaged", parameter.Ordinal);
        }

        NumberModel? number = null;
        if (shape == ParameterShape.Value)
        {
            number = NumberGatherer.Gather(type);
            if (number is null)
            {
                rejection = new Rejection(RejectionKind.ParameterType, $"parameter '{parameter.Name}' is a '{type.ToDisplayString()}', which fits no register; pass a structure by in, out or ref", parameter.Ordinal);
            }
            else if (number.Form == NumberForm.GuestPointer)
            {
                shape = ParameterShape.GuestPointer;
            }
        }

        return Model(shape, modifier, type) with { Number = number };

        ParameterModel Array(ParameterShape arrayShape, ITypeSymbol elementType, ref Rejection? rejection)
        {
            if (!elementType.IsUnmanagedType)
            {
                rejection = new Rejection(RejectionKind.ParameterType, $"the elements of '{parameter.Name}' are not unmanaged", parameter.Ordinal);
            }

            return Model(arrayShape, "", elementType);
        }

        ParameterModel Model(ParameterShape modelShape, string modelModifier, ITypeSymbol elementType) => new(
            parameter.Name,
            modelShape,
            modelModifier,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            elementType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            elementType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    private static ParameterModel WithAttributes(IParameterSymbol parameter, ParameterModel model, ref Rejection? rejection)
    {
        model = model with
        {
            CountFirst = parameter.FindAttribute(KnownNames.CountFirstAttribute) is not null,
            NullAllowed = parameter.FindAttribute(KnownNames.NullAllowedAttribute) is not null,
            ElementWise = parameter.FindAttribute(KnownNames.ElementWiseAttribute) is not null,
            SignedCount = parameter.FindAttribute(KnownNames.ElementWiseAttribute)?.Named("SignedCount", false) is true,
            ProgressOnFault = parameter.FindAttribute(KnownNames.ProgressOnFaultAttribute) is not null,
        };

        if (parameter.FindAttribute(KnownNames.MaxCountAttribute)?.OnlyArgument() is int maximum)
        {
            model = model with { MaxCount = maximum };
            if (maximum <= 0)
            {
                rejection = new Rejection(RejectionKind.Shape, $"parameter '{parameter.Name}' may carry no element", parameter.Ordinal);
            }
        }

        if (parameter.FindAttribute(KnownNames.CopyOutAttribute) is { } copyOut)
        {
            model = model with
            {
                CopyOutAlways = copyOut.OnlyArgument() is 1,
                CopyOutByHandler = copyOut.OnlyArgument() is 2,
                CopyOutFaultIgnored = copyOut.Named("FaultIgnored", false),
            };
            if (copyOut.Named<string?>("Field", null) is { } name)
            {
                IFieldSymbol? field = Field(parameter.Type, name);
                model = model with { CopyOutField = name, CopyOutFieldType = field?.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) };
                if (field is null)
                {
                    rejection = new Rejection(RejectionKind.Shape, $"'{parameter.Type.ToDisplayString()}' has no field '{name}' to copy out", parameter.Ordinal);
                }
            }
        }

        if (model.CopyOutByHandler && model.Shape is not ParameterShape.Ref)
        {
            rejection = new Rejection(RejectionKind.Shape, $"parameter '{parameter.Name}' is written by its handler, which takes only a ref", parameter.Ordinal);
        }

        if (model.ElementWise && (model.Shape is not (ParameterShape.ReadOnlySpan or ParameterShape.Span) || model.NullAllowed))
        {
            rejection = new Rejection(RejectionKind.Shape, $"parameter '{parameter.Name}' is done element by element and is no span that is always there", parameter.Ordinal);
        }

        if (model.ProgressOnFault && (model.Shape is not (ParameterShape.In or ParameterShape.Ref) || model.NullAllowed))
        {
            rejection = new Rejection(RejectionKind.Shape, $"parameter '{parameter.Name}' answers what was done where it cannot be read, and is no structure that is always read", parameter.Ordinal);
        }

        if (parameter.FindAttribute(KnownNames.SentinelEndedAttribute) is not { } sentinel)
        {
            return model;
        }

        if (model.Shape != ParameterShape.SentinelEnded)
        {
            rejection = new Rejection(RejectionKind.Shape, $"parameter '{parameter.Name}' ends with a sentinel and is no ReadOnlySpan", parameter.Ordinal);
        }
        else
        {
            string name = sentinel.OnlyArgument() as string ?? "";
            IFieldSymbol? field = Field(((INamedTypeSymbol)parameter.Type).TypeArguments[0], name);
            model = model with { SentinelField = name, SentinelNumber = field is null ? null : NumberGatherer.Gather(field.Type) };
            if (model.SentinelNumber is null)
            {
                rejection = new Rejection(RejectionKind.Shape, $"the elements of '{parameter.Name}' have no integer field '{name}' to end the array", parameter.Ordinal);
            }
        }

        return model;
    }

    private static IFieldSymbol? Field(ITypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault(static field => field is { IsStatic: false, IsConst: false });
}
