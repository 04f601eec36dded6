using System;
using System.Globalization;
using System.Linq;
using HypercallSdk.Analyzers.Contracts.Layout;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.AbiFile;

/// <summary>
/// One operation as <c>HypercallAbi.txt</c> keeps it: <c>50.2 IBoardOp.SetFan(uint:4, uint:4) = 0123456789abcdef</c>. Number
/// and command (a dash for none); contract and method; each parameter's direction, type and size, or its element's; the same
/// fingerprint of all that travels as the description table has. <c>*RETIRED*</c> stands before what no longer exists.
/// </summary>
/// <param name="Number">The number.</param>
/// <param name="Command">The command, or -1.</param>
/// <param name="Text">The line, without the mark of a retired one.</param>
/// <param name="IsRetired">Whether the operation was given up, and its number and command with it.</param>
internal sealed record AbiLine(long Number, int Command, string Text, bool IsRetired)
{
    /// <summary>What stands before a line whose operation was given up.</summary>
    public const string Retired = "*RETIRED* ";

    /// <summary>The fingerprint behind the last equals sign.</summary>
    public string Hash => Text.Substring(Text.LastIndexOf('=') + 1).Trim();

    /// <summary>The contract's name.</summary>
    public string Contract
    {
        get
        {
            string name = Text.Substring(Text.IndexOf(' ') + 1);
            int dot = name.IndexOf('.');
            return dot < 0 ? name : name.Substring(0, dot);
        }
    }

    /// <summary>The line as the file has it.</summary>
    public override string ToString() => IsRetired ? Retired + Text : Text;

    /// <summary>Whether the two are about the same number and command.</summary>
    public bool IsFor(AbiLine other) => Number == other.Number && Command == other.Command;

    /// <summary>Whether the operation has the line's number and command.</summary>
    public bool IsFor(ContractOperation operation) => Number == operation.Model.Number && Command == operation.Model.Command;

    /// <summary>Whether the line comes before the other.</summary>
    public bool IsBefore(AbiLine other) => Number != other.Number ? Number < other.Number : Command < other.Command;

    /// <summary>Reads a line; null where it is a comment or nothing that was written by this.</summary>
    public static AbiLine? Parse(string line)
    {
        string text = line.Trim();
        bool isRetired = text.StartsWith(Retired, StringComparison.Ordinal);
        if (isRetired)
            text = text.Substring(Retired.Length).Trim();

        int space = text.IndexOf(' ');
        int dot = text.IndexOf('.');
        if (dot <= 0 || space <= dot || !long.TryParse(text.Substring(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return null;

        string command = text.Substring(dot + 1, space - dot - 1);
        if (command == "-")
            return new AbiLine(number, OperationModel.NoCommand, text, isRetired);

        return int.TryParse(command, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? new AbiLine(number, value, text, isRetired) : null;
    }

    /// <summary>The line of an operation that is accepted.</summary>
    public static AbiLine Of(ContractOperation operation, LayoutReader layouts)
    {
        OperationModel model = operation.Model;
        string command = model.Command == OperationModel.NoCommand ? "-" : model.Command.ToString(CultureInfo.InvariantCulture);
        string parameters = string.Join(", ", model.Parameters.Zip(operation.Method.Parameters, (parameter, symbol) => Parameter(parameter, symbol, layouts)));
        string hash = LayoutText.Hash(operation.Method, model).ToString("x16", CultureInfo.InvariantCulture);
        string text = $"{model.Number.ToString(CultureInfo.InvariantCulture)}.{command} {operation.Name}({parameters}) = {hash}";
        return new AbiLine(model.Number, model.Command, text, false);
    }

    private static string Parameter(ParameterModel model, IParameterSymbol parameter, LayoutReader layouts)
    {
        string size = layouts.Measure(CrossingTypes.Carried(parameter)) is { } measure ? ":" + measure.Size.ToString(CultureInfo.InvariantCulture) : "";
        string carried = model.ElementName + size;
        return model.Shape switch
        {
            ParameterShape.In or ParameterShape.Out or ParameterShape.Ref => model.Modifier + " " + carried,
            ParameterShape.ReadOnlySpan or ParameterShape.Span or ParameterShape.SentinelEnded => $"{model.Shape}<{carried}>",
            _ => carried,
        };
    }
}
