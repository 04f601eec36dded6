using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Generators.Emission;

/// <summary>Writes a contract's static class of guest stubs.</summary>
internal static class StubsWriter
{
    public static SourceText Write(ContractModel contract) => SourceFile.Write(contract.Place, null, writer =>
    {
        writer.Documentation(contract.Documentation.Count > 0
            ? contract.Documentation
            : [$"<summary>The guest's end of <c>{contract.DisplayName}</c>.</summary>"]);
        using (writer.Block($"{contract.Accessibility} static partial class {Identifiers.Escape(contract.ClassName)}", "}"))
        {
            foreach (StubModel stub in contract.Stubs)
            {
                WriteStub(writer, contract, stub);
            }
        }
    });

    private static void WriteStub(CodeWriter writer, ContractModel contract, StubModel stub)
    {
        writer.StartMember();
        if (stub.Rejection is not null)
        {
            WriteRejected(writer, contract, stub);
            return;
        }

        WriteHead(writer, contract, stub);
        if (stub.Operation.HasPointers)
        {
            StubBodyWriter.Write(writer, stub.Operation);
            return;
        }

        using (writer.Indent())
        {
            IEnumerable<string> values = stub.Operation.Parameters.Select(static parameter => Value(parameter));
            writer.Line($"=> new {Emitted.HypercallResult}({Invoke(stub.Operation, values)});");
        }
    }

    /// <summary>Throws where there is something to throw with; the xen target has no exceptions, and no such method.</summary>
    private static void WriteRejected(CodeWriter writer, ContractModel contract, StubModel stub)
    {
        writer.Directive("#if !HYPERCALLSDK_XEN");
        WriteHead(writer, contract, stub);
        using (writer.Indent())
        {
            string message = $"{contract.DisplayName}.{stub.Operation.Name} is no hypercall: {stub.Rejection}.";
            writer.Line($"=> throw new global::System.InvalidOperationException({Literals.String(message)});");
        }

        writer.Directive("#endif");
    }

    private static void WriteHead(CodeWriter writer, ContractModel contract, StubModel stub)
    {
        writer.Documentation(stub.Documentation.Count > 0
            ? stub.Documentation
            : [$"<summary>Makes the hypercall <c>{contract.DisplayName}.{stub.Operation.Name}</c>.</summary>"]);
        string parameters = string.Join(", ", stub.Operation.Parameters.Select(static parameter =>
            parameter.Declaration(Identifiers.Escape(parameter.Name))));
        writer.Line(SourceFile.GeneratedMethod);
        writer.Line($"public static {(NamesPointers(stub) ? "unsafe " : "")}{stub.ReturnType} {Identifiers.Escape(stub.Operation.Name)}({parameters})");
    }

    /// <summary>Whether the method names a pointer's type, which no operation that is accepted does.</summary>
    private static bool NamesPointers(StubModel stub) =>
        stub.ReturnType.Contains("*") || stub.Operation.Parameters.Any(static parameter => parameter.Type.Contains("*"));

    /// <summary>A value as its register holds it: signed ones extended by their sign.</summary>
    public static string Value(ParameterModel parameter)
    {
        NumberModel number = parameter.Number!;
        string integer = number.IntegerOf(Identifiers.Escape(parameter.Name));
        return number.IsSigned || number.Form == NumberForm.Enumeration ? $"unchecked((ulong){integer})" : integer;
    }

    /// <summary>The call of the gate, with the number, the command where it has a register, and the arguments.</summary>
    public static string Invoke(OperationModel operation, IEnumerable<string> arguments)
    {
        string[] command = operation.HasCommandRegister ? [Literals.ULong(operation.Command)] : [];
        return $"{Emitted.Gate}.Invoke({string.Join(", ", command.Prepend(Literals.ULong(operation.Number)).Concat(arguments))})";
    }
}
