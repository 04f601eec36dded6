using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>Reads an operation as the argument registers that travel, without the names that its declaration gives them.</summary>
internal sealed class WireReader(Compilation compilation)
{
    private readonly LayoutReader _layouts = new(compilation, is64: true);

    /// <summary>The operation's argument registers behind the command.</summary>
    public List<WireRegister> Registers(ContractOperation operation)
    {
        var registers = new List<WireRegister>();
        foreach ((ParameterModel model, IParameterSymbol parameter) in operation.Model.Parameters.Zip(operation.Method.Parameters, static (model, symbol) => (model, symbol)))
        {
            ITypeSymbol carried = CrossingTypes.Carried(parameter);
            if (model.Shape == ParameterShape.Value)
            {
                registers.Add(new WireRegister(WireKind.Value, _layouts.Measure(carried)?.Size ?? 0, model.ElementName, null, false, false));
                continue;
            }

            // What a guest pointer leads to is read and written as the handler likes; bytes stand for anything.
            ITypeSymbol target = CrossingTypes.PointedAt(carried) ?? carried;
            bool isOpen = model.Shape == ParameterShape.GuestPointer;
            bool isAnything = isOpen && target.SpecialType == SpecialType.System_Byte;
            var pointer = new WireRegister(
                WireKind.Pointer,
                0,
                target.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                isAnything ? null : Layout(target),
                model.IsWritten,
                isOpen);
            if (model.RegisterCount == 1)
            {
                registers.Add(pointer);
                continue;
            }

            var count = new WireRegister(WireKind.Count, 8, "count", null, false, false);
            registers.Add(model.CountFirst ? count : pointer);
            registers.Add(model.CountFirst ? pointer : count);
        }

        return registers;
    }

    private string? Layout(ITypeSymbol type)
    {
        var text = new StringBuilder();
        return _layouts.Measure(type) is { } measure && Append(text, type, 0) ? text.Append(measure.Size).ToString() : null;
    }

    /// <summary>Where each number of the structure lies, and how many bytes it has; whether that is known.</summary>
    private bool Append(StringBuilder text, ITypeSymbol type, int offset)
    {
        if (!CrossingTypes.IsStructure(type))
        {
            text.Append(offset.ToString(CultureInfo.InvariantCulture)).Append(':').Append(_layouts.Measure(type)?.Size).Append(' ');
            return true;
        }

        if (type is not INamedTypeSymbol structure || _layouts.Of(structure) is not { } layout)
            return false;

        // A union has several views of the same bytes: its size says all that two declarations of it must agree on.
        if (layout.IsExplicit)
            return Bytes(text, offset, layout.Size);

        foreach (FieldPlace place in layout.Fields)
        {
            int element = _layouts.Measure(CrossingTypes.TypeOf(place.Field))?.Size ?? 0;
            bool known = element != 0 && element == place.Size ? Append(text, CrossingTypes.TypeOf(place.Field), offset + place.Offset) : Bytes(text, offset + place.Offset, place.Size);
            if (!known)
                return false;
        }

        return true;
    }

    private static bool Bytes(StringBuilder text, int offset, int size)
    {
        text.Append(offset.ToString(CultureInfo.InvariantCulture)).Append('[').Append(size.ToString(CultureInfo.InvariantCulture)).Append("] ");
        return true;
    }
}
