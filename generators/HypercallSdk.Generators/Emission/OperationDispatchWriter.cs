using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;

namespace HypercallSdk.Generators.Emission;

/// <summary>
/// Writes the method that one operation is dispatched by: privilege, then each pointer's copy in, the call, and each
/// copy out. Addresses are taken from the registers first: a call may nest another, which uses them again.
/// </summary>
internal sealed class OperationDispatchWriter
{
    private readonly CodeWriter _writer;
    private readonly OperationModel _operation;
    private readonly FirstFieldGroup? _firstField;
    private readonly LocalNames _names;
    private readonly string _caller;
    private readonly string _registers;
    private readonly string _command;
    private readonly List<PointerDispatch> _pointers = [];

    private OperationDispatchWriter(CodeWriter writer, OperationModel operation, FirstFieldGroup? firstField)
    {
        _writer = writer;
        _operation = operation;
        _firstField = firstField;
        _names = new LocalNames(operation.Parameters.Select(static parameter => parameter.Name));
        _caller = _names.Take("caller");
        _registers = _names.Take("registers");
        _command = _names.Take("command");
    }

    public static void Write(CodeWriter writer, HandlerOperation operation, string methodName, FirstFieldGroup? firstField) =>
        new OperationDispatchWriter(writer, operation.Operation, firstField).Write(operation, methodName);

    /// <summary>A register as the value that the handler takes.</summary>
    public static string Value(ParameterModel parameter, string register)
    {
        NumberModel number = parameter.Number!;
        string integer = number.Integer == "ulong" ? register : $"unchecked(({number.Integer}){register})";
        return number.Form switch
        {
            NumberForm.Enumeration => $"unchecked(({parameter.Element}){register})",
            NumberForm.Integer => integer,
            _ => $"new {parameter.Element}({integer})",
        };
    }

    /// <summary>How the handler's method is called.</summary>
    public static string Target(HandlerOperation operation)
    {
        string name = Identifiers.Escape(operation.Operation.Name);
        return operation.IsCalledDirectly ? "this." + name : $"((IOperations)this).{name}";
    }

    private void Write(HandlerOperation operation, string methodName)
    {
        _writer.StartMember();
        _writer.Line(SourceFile.GeneratedMethod);
        using (_writer.Block($"private long {methodName}({Emitted.HypervisorVcpu} {_caller}, ref {Emitted.HypercallRegisters} {_registers}{FirstFieldParameter()})", "}"))
        {
            WritePrivilege();
            IEnumerable<string> arguments = WriteCopiesIn();
            string call = $"{Target(operation)}({string.Join(", ", arguments.Prepend(_caller))})";
            if (!_operation.Parameters.Any(static parameter => parameter.IsCopiedOut || parameter.ElementWise))
            {
                _writer.Line($"return {call}.Value;");
                return;
            }

            string result = _names.Take("result");
            _writer.Line($"{Emitted.HypercallResult} {result} = {call};");
            foreach (PointerDispatch pointer in _pointers.Where(static pointer => pointer.Parameter.ElementWise))
            {
                pointer.WriteShortfall(result);
            }

            foreach (PointerDispatch pointer in _pointers.Where(static pointer => pointer.Parameter.IsCopiedOut))
            {
                pointer.WriteCopyOut(result);
            }

            _writer.Line($"return {result}.Value;");
        }
    }

    private string FirstFieldParameter() => _firstField switch
    {
        null => "",
        { SharedType: { } type } => $", ref {type} {Identifiers.Escape(_operation.Parameters[0].Name)}",
        _ => $", uint {_command}",
    };

    private void WritePrivilege()
    {
        if (_operation.ControlDomainOnly && _firstField is not { ChecksPrivilege: true })
        {
            using (_writer.Block($"if (!{_caller}.Domain.IsControlDomain)", "}"))
            {
                _writer.Line($"return RefusePrivilege({_caller});");
            }

            _writer.Line();
        }
    }

    private IEnumerable<string> WriteCopiesIn()
    {
        IReadOnlyList<(string Main, string Count)> registers = Registers.Assign(_operation);
        var arguments = new List<string>();
        for (int index = 0; index < _operation.Parameters.Count; index++)
        {
            ParameterModel parameter = _operation.Parameters[index];
            string register = $"{_registers}.{registers[index].Main}";
            if (parameter.Number is not null)
            {
                arguments.Add(Value(parameter, register));
                continue;
            }

            var pointer = new PointerDispatch(_writer, parameter, _names, _caller, _operation.CommandMask);
            _pointers.Add(pointer);
            WriteCopyIn(pointer, register, $"{_registers}.{registers[index].Count}", index == 0 ? _firstField : null);
            arguments.Add(pointer.Argument);
        }

        return arguments;
    }

    private void WriteCopyIn(PointerDispatch pointer, string register, string countRegister, FirstFieldGroup? firstField)
    {
        if (firstField is null)
        {
            pointer.WriteAddress(register);
            pointer.WriteCopyIn(countRegister);
        }
        else if (firstField.SharedType is null)
        {
            pointer.WriteAddress(register);
            pointer.WriteRestCopyIn(_command);
        }
        else if (pointer.Parameter.IsCopiedOut)
        {
            pointer.WriteAddress(register);
        }
    }
}
