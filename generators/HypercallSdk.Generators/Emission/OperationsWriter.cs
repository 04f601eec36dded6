using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Generators.Emission;

/// <summary>Writes a contract's description table; the hosted target alone has it.</summary>
internal static class OperationsWriter
{
    public static SourceText Write(ContractModel contract) => SourceFile.Write(contract.Place, "!HYPERCALLSDK_XEN", writer =>
    {
        using (writer.Block($"{contract.Accessibility} static partial class {Identifiers.Escape(contract.ClassName)}", "}"))
        {
            writer.Line(SourceFile.GeneratedCode);
            writer.Line($"private static readonly {Emitted.HypercallDescription}[] _operations =");
            writer.Line("[");
            using (writer.Indent("];"))
            {
                foreach (StubModel stub in contract.Stubs.Where(static stub => stub.Rejection is null))
                {
                    WriteOperation(writer, contract, stub);
                }
            }

            writer.Line();
            writer.Line($"/// <summary>The operations of <c>{contract.DisplayName}</c>, described.</summary>");
            writer.Line(SourceFile.GeneratedMethod);
            writer.Line($"public static {Emitted.ReadOnlySpan}<{Emitted.HypercallDescription}> Operations => _operations;");
        }
    });

    private static void WriteOperation(CodeWriter writer, ContractModel contract, StubModel stub)
    {
        OperationModel operation = stub.Operation;
        using (writer.Block($"new {Emitted.HypercallDescription}", "},"))
        {
            writer.Line($"Contract = {Literals.String(contract.DisplayName)},");
            writer.Line($"Method = {Literals.String(operation.Name)},");
            writer.Line(operation.NumberName is { } name
                ? $"Number = {Emitted.HypercallNumber}.{name},"
                : $"Number = ({Emitted.HypercallNumber}){operation.Number},");
            if (operation.Command != OperationModel.NoCommand)
            {
                writer.Line($"Command = {operation.Command},");
            }

            if (operation.CommandInFirstField)
            {
                writer.Line($"CommandPlace = {Emitted.Abi}CommandPlace.FirstField,");
            }

            if (operation.CommandMask != uint.MaxValue)
            {
                writer.Line($"CommandMask = {Literals.Mask(operation.CommandMask)},");
            }

            if (operation.InterfaceVersion != 0)
            {
                writer.Line($"InterfaceVersion = {Literals.Hex(operation.InterfaceVersion)},");
            }

            if (operation.Privilege != HypercallPrivilege.Any)
            {
                writer.Line($"Privilege = {Emitted.Abi}HypercallPrivilege.{operation.Privilege},");
            }

            if (operation.Parameters.Count > 0)
            {
                writer.Line("Parameters =");
                writer.Line("[");
                using (writer.Indent("],"))
                {
                    foreach (ParameterModel parameter in operation.Parameters)
                    {
                        writer.Line($"new {Emitted.ParameterDescription} {{ {string.Join(", ", Properties(parameter))} }},");
                    }
                }
            }

            writer.Line($"LayoutHash = {Literals.Hex(stub.LayoutHash)},");
            writer.Line($"Summary = {Literals.String(stub.Summary)},");
        }
    }

    private static IEnumerable<string> Properties(ParameterModel parameter)
    {
        string size = $"{Emitted.Unsafe}.SizeOf<{parameter.Element}>()";
        yield return $"Name = {Literals.String(parameter.Name)}";
        yield return $"TypeName = {Literals.String(parameter.ElementName)}";
        yield return $"Direction = {Emitted.ParameterDirection}.{parameter.Shape}";
        yield return $"Size = {size}";
        if (parameter.CountFirst)
        {
            yield return "CountFirst = true";
        }

        if (parameter.IsArray)
        {
            yield return parameter.MaxCount > 0 ? $"MaxCount = {parameter.MaxCount}" : $"MaxCount = 65536 / {size}";
        }

        if (parameter.NullAllowed)
        {
            yield return "NullAllowed = true";
        }

        if (parameter.CopyOutAlways || parameter.CopyOutByHandler)
        {
            yield return $"CopyOutWhen = {Emitted.Abi}CopyOutWhen.{(parameter.CopyOutAlways ? "Always" : "ByHandler")}";
        }

        if (parameter.CopyOutFaultIgnored)
        {
            yield return "CopyOutFaultIgnored = true";
        }

        if (parameter.ElementWise)
        {
            yield return "ElementWise = true";
        }

        if (parameter.ProgressOnFault)
        {
            yield return "ProgressOnFault = true";
        }

        if (parameter.CopyOutField is { } field)
        {
            yield return $"CopyOutField = {Literals.String(field)}";
        }
    }
}
