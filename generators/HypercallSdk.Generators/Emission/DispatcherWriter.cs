using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Generators.Emission;

/// <summary>
/// Writes a handler's dispatcher: a switch on number and command, and one method for each operation that has something
/// to check or copy. An operation of nothing but numbers is called straight from the switch.
/// </summary>
internal sealed class DispatcherWriter
{
    private readonly CodeWriter _writer;
    private readonly HandlerModel _handler;
    private readonly Dictionary<HandlerOperation, string> _methods = [];
    private readonly LocalNames _methodNames = new([]);
    private readonly IReadOnlyList<FirstFieldGroup> _firstFieldGroups;

    private DispatcherWriter(CodeWriter writer, HandlerModel handler)
    {
        _writer = writer;
        _handler = handler;
        _firstFieldGroups =
        [
            .. handler.Operations
                .Where(static operation => operation.Operation.HasFirstFieldCommand)
                .GroupBy(static operation => operation.Operation.Number)
                .Select(group => new FirstFieldGroup(group.Key, [.. DistinctCommands(group)], MethodOf)),
        ];
    }

    public static SourceText Write(HandlerModel handler) => SourceFile.Write(handler.Place, null, writer => new DispatcherWriter(writer, handler).Write());

    private void Write()
    {
        string self = _handler.Place.Self.NameWithParameters;
        string bases = _handler.Base switch
        {
            HandlerBase.None => $"{Emitted.Dispatcher}, {self}.IOperations",
            HandlerBase.Dispatcher => $"{self}.IOperations",
            _ => Emitted.Dispatcher,
        };
        using (_writer.Block($"partial class {self} : {bases}", "}"))
        {
            if (_handler.Base == HandlerBase.Unusable)
            {
                return;
            }

            WriteInterface();
            WriteOperations();
            WriteDispatch();
            foreach (FirstFieldGroup group in _firstFieldGroups)
            {
                group.WriteDispatch(_writer);
            }

            foreach (HandlerOperation operation in _handler.Operations.Where(_methods.ContainsKey))
            {
                FirstFieldGroup? group = operation.Operation.HasFirstFieldCommand
                    ? _firstFieldGroups.First(group => group.Number == operation.Operation.Number)
                    : null;
                OperationDispatchWriter.Write(_writer, operation, _methods[operation], group);
            }
        }
    }

    private void WriteInterface()
    {
        _writer.StartMember();
        _writer.Line("/// <summary>The contract's operations as this class implements them, the calling vCPU first.</summary>");
        _writer.Line(SourceFile.GeneratedCode);
        using (_writer.Block("internal interface IOperations", "}"))
        {
            foreach (HandlerOperation operation in _handler.Operations)
            {
                OperationModel model = operation.Operation;
                string caller = new LocalNames(model.Parameters.Select(static parameter => parameter.Name)).Take("caller");
                IEnumerable<string> parameters = model.Parameters
                    .Select(static parameter => parameter.Declaration(Identifiers.Escape(parameter.Name)))
                    .Prepend($"{Emitted.HypervisorVcpu} {caller}");
                _writer.StartMember();
                _writer.Line($"/// <inheritdoc cref=\"{model.DocumentationId}\"/>");
                _writer.Line($"{Emitted.HypercallResult} {Identifiers.Escape(model.Name)}({string.Join(", ", parameters)});");
            }
        }
    }

    private void WriteOperations()
    {
        _writer.StartMember();
        _writer.Line("/// <inheritdoc/>");
        _writer.Line(SourceFile.GeneratedMethod);
        _writer.Line($"public override {Emitted.ReadOnlySpan}<{Emitted.HypercallDescription}> Operations => {(_handler.StubClass is { } stubs ? stubs + ".Operations" : "default")};");
    }

    private void WriteDispatch()
    {
        _writer.StartMember();
        _writer.Line("/// <inheritdoc/>");
        _writer.Line(SourceFile.GeneratedMethod);
        using (_writer.Block($"public override long Dispatch({Emitted.HypervisorVcpu} caller, ref {Emitted.HypercallRegisters} registers)", "}"))
        {
            var numbers = _handler.Operations.GroupBy(static operation => operation.Operation.Number).ToArray();
            if (numbers.Length > 0)
            {
                using (_writer.Block("switch (registers.Rax)", "}"))
                {
                    foreach (IGrouping<long, HandlerOperation> number in numbers)
                    {
                        WriteNumber(number.Key, [.. number]);
                    }
                }

                _writer.Line();
            }

            _writer.Line("return RefuseUnknownCommand(caller);");
        }
    }

    private void WriteNumber(long number, HandlerOperation[] operations)
    {
        _writer.StartMember();
        string comment = operations[0].Operation.NumberName is { } name ? " // HypercallNumber." + name : "";
        _writer.Line($"case {Literals.ULong(number)}:{comment}");
        using (_writer.Indent())
        {
            foreach (var masked in operations.Where(static operation => operation.Operation.HasCommandRegister).GroupBy(static operation => operation.Operation.CommandMask))
            {
                WriteCommands(masked.Key, [.. masked]);
            }

            if (_firstFieldGroups.FirstOrDefault(group => group.Number == number) is { } firstField)
            {
                _writer.Line($"return {firstField.MethodName}(caller, ref registers);");
            }
            else if (operations.FirstOrDefault(static operation => operation.Operation.Command == OperationModel.NoCommand) is { } plain)
            {
                _writer.Line($"return {Call(plain)};");
            }
            else
            {
                _writer.Line("break;");
            }
        }
    }

    private void WriteCommands(ulong mask, HandlerOperation[] operations)
    {
        string command = mask switch
        {
            ulong.MaxValue => "registers.Rdi",
            uint.MaxValue => "unchecked((uint)registers.Rdi)",
            <= uint.MaxValue => $"unchecked((uint)registers.Rdi) & {Literals.Mask(mask)}",
            _ => $"registers.Rdi & {Literals.Mask(mask)}",
        };
        using (_writer.Block($"switch ({command})", "}"))
        {
            foreach (HandlerOperation operation in DistinctCommands(operations))
            {
                _writer.Line($"case {Literals.UInt(operation.Operation.Command)}:");
                using (_writer.Indent())
                {
                    _writer.Line($"return {Call(operation)};");
                }
            }
        }

        _writer.Line();
    }

    /// <summary>What the switch evaluates for the operation: its method here, or at once the class's own.</summary>
    private string Call(HandlerOperation operation)
    {
        OperationModel model = operation.Operation;
        if (model.HasPointers || model.ControlDomainOnly)
        {
            return $"{MethodOf(operation)}(caller, ref registers)";
        }

        IReadOnlyList<(string Main, string Count)> registers = Registers.Assign(model);
        IEnumerable<string> values = model.Parameters.Select((parameter, index) =>
            OperationDispatchWriter.Value(parameter, "registers." + registers[index].Main));
        return $"{OperationDispatchWriter.Target(operation)}({string.Join(", ", values.Prepend("caller"))}).Value";
    }

    private string MethodOf(HandlerOperation operation)
    {
        if (!_methods.TryGetValue(operation, out string? name))
        {
            name = _methodNames.Take("Dispatch" + operation.Operation.Name);
            _methods.Add(operation, name);
        }

        return name;
    }

    /// <summary>Of two operations with one command the first: a second label would not compile.</summary>
    private static IEnumerable<HandlerOperation> DistinctCommands(IEnumerable<HandlerOperation> operations) =>
        operations.GroupBy(static operation => operation.Operation.Command).Select(static group => group.First());
}
