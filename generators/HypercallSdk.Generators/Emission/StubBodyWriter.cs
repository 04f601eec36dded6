using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;

namespace HypercallSdk.Generators.Emission;

/// <summary>
/// Writes the body of a stub with pointers: open the argument area, place what the hypervisor reads, call, take back
/// what it left, close.
/// </summary>
internal sealed class StubBodyWriter
{
    private readonly CodeWriter _writer;
    private readonly OperationModel _operation;
    private readonly LocalNames _names;
    private readonly string _area;
    private readonly Dictionary<ParameterModel, string> _addresses = [];

    private StubBodyWriter(CodeWriter writer, OperationModel operation)
    {
        _writer = writer;
        _operation = operation;
        _names = new LocalNames(operation.Parameters.Select(static parameter => parameter.Name));
        _area = _names.Take("area");
    }

    public static void Write(CodeWriter writer, OperationModel operation)
    {
        using (writer.Block())
        {
            new StubBodyWriter(writer, operation).Write();
        }
    }

    private void Write()
    {
        foreach (ParameterModel parameter in _operation.Parameters.Where(static parameter => parameter is { Shape: ParameterShape.Out, NullAllowed: true }))
        {
            _writer.Line($"{Emitted.Unsafe}.SkipInit(out {Name(parameter)});");
        }

        _writer.Line($"{Emitted.ArgumentArea} {_area} = {Emitted.ArgumentArea}.Open();");
        for (int index = 0; index < _operation.Parameters.Count; index++)
        {
            ParameterModel parameter = _operation.Parameters[index];
            if (parameter.IsStructure || parameter.IsArray)
            {
                string address = _names.Take(parameter.Name + "Address");
                _addresses.Add(parameter, address);
                WritePlacing(parameter, address, carriesCommand: index == 0 && _operation.HasFirstFieldCommand);
            }
        }

        WriteOverflow();
        string result = _names.Take("result");
        _writer.Line($"long {result} = {StubsWriter.Invoke(_operation, _operation.Parameters.SelectMany(RegisterValues))};");
        foreach (ParameterModel parameter in _operation.Parameters.Where(static parameter => parameter.IsWritten))
        {
            WriteTaking(parameter);
        }

        _writer.Line($"{_area}.Close();");
        _writer.Line($"return new {Emitted.HypercallResult}({result});");
    }

    private void WritePlacing(ParameterModel parameter, string address, bool carriesCommand)
    {
        string placing = parameter.Shape switch
        {
            ParameterShape.SentinelEnded => $"{_area}.PlaceWithSentinel({Name(parameter)})",
            ParameterShape.ReadOnlySpan => $"{_area}.Place({Name(parameter)})",
            ParameterShape.Span => $"{_area}.Place(({Emitted.ReadOnlySpan}<{parameter.Element}>){Name(parameter)})",
            ParameterShape.Out when !carriesCommand => $"{_area}.Reserve<{parameter.Element}>()",
            _ => $"{_area}.Place(in {Name(parameter)})",
        };

        if (carriesCommand)
        {
            // The caller's structure stays as it is: command and version go into the copy that is placed.
            string copy = _names.Take(parameter.Name + "Copy");
            string original = parameter.Shape == ParameterShape.Out ? "default" : Name(parameter);
            _writer.Line($"{parameter.Element} {copy} = {original};");
            _writer.Line($"{Emitted.Unsafe}.As<{parameter.Element}, uint>(ref {copy}) = {Literals.UInt(_operation.Command)};");
            if (_operation.InterfaceVersion != 0)
            {
                _writer.Line($"{Emitted.Unsafe}.Add(ref {Emitted.Unsafe}.As<{parameter.Element}, uint>(ref {copy}), 1) = {Literals.Hex(_operation.InterfaceVersion)};");
            }

            placing = $"{_area}.Place(in {copy})";
        }

        _writer.Line(parameter.NullAllowed
            ? $"ulong {address} = {IsNull(parameter)} ? 0UL : {placing};"
            : $"ulong {address} = {placing};");
    }

    private void WriteOverflow()
    {
        using (_writer.Block($"if ({_area}.Overflowed)", "}"))
        {
            _writer.Line($"{_area}.Close();");
            foreach (ParameterModel parameter in _operation.Parameters.Where(static parameter => parameter.Shape == ParameterShape.Out))
            {
                WriteClearing(parameter);
            }

            _writer.Line($"return {Emitted.XenErrno}.TooBig;");
        }

        _writer.Line();
    }

    private void WriteClearing(ParameterModel parameter)
    {
        string clearing = $"{Name(parameter)} = default;";
        if (!parameter.NullAllowed)
        {
            _writer.Line(clearing);
            return;
        }

        using (_writer.Block($"if (!{IsNull(parameter)})", "}"))
        {
            _writer.Line(clearing);
        }

        _writer.Line();
    }

    private void WriteTaking(ParameterModel parameter)
    {
        string address = _addresses[parameter];
        string taking = parameter.Shape == ParameterShape.Span
            ? $"{_area}.Take({address}, {Name(parameter)});"
            : $"{_area}.Take({address}, out {Name(parameter)});";
        if (!parameter.NullAllowed)
        {
            _writer.Line(taking);
            return;
        }

        using (_writer.Block($"if ({address} != 0UL)", "}"))
        {
            _writer.Line(taking);
        }

        _writer.Line();
    }

    private IEnumerable<string> RegisterValues(ParameterModel parameter)
    {
        if (!_addresses.TryGetValue(parameter, out string? address))
        {
            return [StubsWriter.Value(parameter)];
        }

        string count = $"(uint){Name(parameter)}.Length";
        return parameter switch
        {
            { RegisterCount: 1 } => [address],
            { CountFirst: true } => [count, address],
            _ => [address, count],
        };
    }

    /// <summary>Whether the kernel passed no structure (a null reference) or no array (a default span, not an empty one).</summary>
    private static string IsNull(ParameterModel parameter) => parameter.Shape switch
    {
        ParameterShape.In => $"{Emitted.Unsafe}.IsNullRef(in {Name(parameter)})",
        ParameterShape.Out or ParameterShape.Ref => $"{Emitted.Unsafe}.IsNullRef(ref {Name(parameter)})",
        _ => $"{Emitted.Unsafe}.IsNullRef(in global::System.Runtime.InteropServices.MemoryMarshal.GetReference({Name(parameter)}))",
    };

    private static string Name(ParameterModel parameter) => Identifiers.Escape(parameter.Name);
}
