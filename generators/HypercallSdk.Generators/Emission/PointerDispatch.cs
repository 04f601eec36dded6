using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;

namespace HypercallSdk.Generators.Emission;

/// <summary>Writes the copies of one pointer parameter in a dispatch method, in and out, and their refusals.</summary>
internal sealed class PointerDispatch(CodeWriter writer, ParameterModel parameter, LocalNames names, string caller, ulong commandMask)
{
    private readonly string _name = Identifiers.Escape(parameter.Name);
    private readonly string _address = names.Take(parameter.Name + "Address");
    private readonly string _size = names.Take(parameter.Name + "Size");
    private string _count = "";
    private string _copied = "";

    public ParameterModel Parameter => parameter;

    /// <summary>The parameter as the handler is passed it; an <c>out</c> that nothing declared yet is declared there.</summary>
    public string Argument { get; private set; } = parameter.Argument(Identifiers.Escape(parameter.Name));

    private string Quoted => Literals.String(parameter.Name);

    /// <summary>Takes the address from its register: a call that the handler makes may use the registers again.</summary>
    public void WriteAddress(string register)
    {
        writer.Line($"ulong {_address} = {register};");
        writer.Line($"ulong {_size} = (ulong){Emitted.Unsafe}.SizeOf<{parameter.Element}>();");
    }

    public void WriteCopyIn(string countRegister)
    {
        switch (parameter.Shape)
        {
            case ParameterShape.Out:
                // Nothing comes in, and what the handler writes is all that goes out.
                Argument = $"out {parameter.Element} {_name}";
                return;
            case ParameterShape.SentinelEnded:
                WriteSentinelCopyIn();
                break;
            case ParameterShape.ReadOnlySpan or ParameterShape.Span:
                WriteSpanCopyIn(countRegister);
                break;
            default:
                WriteStructureCopyIn();
                break;
        }

        writer.Line();
    }

    /// <summary>Copies what follows the command, which was fetched before and is not fetched again.</summary>
    public void WriteRestCopyIn(string command)
    {
        string rest = names.Take(parameter.Name + "Rest");
        writer.Line($"{parameter.Element} {_name} = default;");
        writer.Line($"{Emitted.Unsafe}.As<{parameter.Element}, uint>(ref {_name}) = {command};");
        writer.Line($"{Emitted.Span}<byte> {rest} = global::System.Runtime.InteropServices.MemoryMarshal.AsBytes(new {Emitted.Span}<{parameter.Element}>(ref {_name})).Slice(4);");
        WriteRefusing($"if (!{caller}.TryCopyIn(unchecked({_address} + 4UL), {rest}))", RefusePointer(_size, write: false));
        writer.Line();
    }

    /// <summary>
    /// Where the handler did all that it was given and that was less than the caller counted, the result is the refusal of
    /// the element that could not be copied. Comes before the copies out: what a batch counts is told all the same.
    /// </summary>
    public void WriteShortfall(string result)
    {
        using (writer.Block($"if ({result}.IsSuccess && {_copied} < {_count})", "}"))
        {
            writer.Line($"{result} = new {Emitted.HypercallResult}(RefusePointer({caller}, {Quoted}, unchecked({_address} + ({_copied} * {_size})), {_size}, {Literals.Bool(parameter.IsWritten)}));");
        }

        writer.Line();
    }

    public void WriteCopyOut(string result)
    {
        if (parameter.ElementWise)
        {
            WriteElementsOut();
            return;
        }

        if (parameter.CopyOutFaultIgnored)
        {
            WriteUncheckedCopyOut(result);
            return;
        }

        string address = _address;
        string source = $"in {_name}";
        string size = _size;
        if (parameter.CopyOutField is { } field)
        {
            string fieldName = $"{_name}.{Identifiers.Escape(field)}";
            string offset = names.Take(parameter.Name + "Offset");
            writer.Line(
                $"ulong {offset} = (ulong){Emitted.Unsafe}.ByteOffset("
                + $"ref {Emitted.Unsafe}.As<{parameter.Element}, byte>(ref {_name}), "
                + $"ref {Emitted.Unsafe}.As<{parameter.CopyOutFieldType}, byte>(ref {Emitted.Unsafe}.AsRef(in {fieldName})));");
            address = $"unchecked({_address} + {offset})";
            source = $"in {fieldName}";
            size = $"(ulong){Emitted.Unsafe}.SizeOf<{parameter.CopyOutFieldType}>()";
        }
        else if (parameter.Shape == ParameterShape.Span)
        {
            source = $"({Emitted.ReadOnlySpan}<{parameter.Element}>){_name}";
            size = $"{_count} * {_size}";
        }

        string condition = parameter.CopyOutAlways ? "" : $"{result}.IsSuccess && ";
        condition += parameter switch
        {
            { Shape: ParameterShape.Span } => $"!{_name}.IsEmpty && ",
            { NullAllowed: true } => $"{_address} != 0UL && ",
            _ => "",
        };
        WriteRefusing(
            $"if ({condition}!{caller}.TryCopyOut({address}, {source}))",
            $"RefusePointer({caller}, {Quoted}, {address}, {size}, true)");
        writer.Line();
    }

    /// <summary>The elements that the handler was given and that can be written; whatever the result, for each has its own.</summary>
    private void WriteElementsOut()
    {
        WriteRefusing(
            $"if ({_copied} != 0U && !{caller}.TryCopyOut({_address}, ({Emitted.ReadOnlySpan}<{parameter.Element}>){_name}.Slice(0, (int){_copied})))",
            RefusePointer($"{_count} * {_size}", write: true));
        writer.Line();
    }

    private void WriteUncheckedCopyOut(string result)
    {
        string[] conditions =
        [
            .. parameter.CopyOutAlways ? System.Array.Empty<string>() : [$"{result}.IsSuccess"],
            .. parameter.NullAllowed ? [$"{_address} != 0UL"] : System.Array.Empty<string>(),
        ];
        string copy = $"_ = {caller}.TryCopyOut({_address}, in {_name});";
        if (conditions.Length == 0)
        {
            writer.Line(copy);
        }
        else
        {
            using (writer.Block($"if ({string.Join(" && ", conditions)})", "}"))
            {
                writer.Line(copy);
            }
        }

        writer.Line();
    }

    private void WriteStructureCopyIn()
    {
        if (parameter.ProgressOnFault)
        {
            WriteRefusing(
                $"if (!{caller}.TryCopyIn({_address}, out {parameter.Element} {_name}))",
                $"RefusePointerAsProgress({caller}, {Quoted}, {_address}, {_size}, {Literals.Mask(commandMask)})");
            return;
        }

        if (!parameter.NullAllowed)
        {
            WriteRefusing($"if (!{caller}.TryCopyIn({_address}, out {parameter.Element} {_name}))", RefusePointer(_size, write: false));
            return;
        }

        writer.Line($"{parameter.Element} {_name} = default;");
        WriteRefusing($"if ({_address} != 0UL && !{caller}.TryCopyIn({_address}, out {_name}))", RefusePointer(_size, write: false));
    }

    /// <summary>
    /// A count of zero leaves the pointer alone. One that is too large is refused as a bad pointer where not even the
    /// largest array would be mapped; looking at no more than that bounds the work that a guest can ask for.
    /// </summary>
    private void WriteSpanCopyIn(string countRegister)
    {
        _count = names.Take(parameter.Name + "Count");
        string count = parameter.NullAllowed ? $"{_address} == 0UL ? 0U : unchecked((uint){countRegister})" : $"unchecked((uint){countRegister})";
        writer.Line($"uint {_count} = {count};");
        WriteElementWiseChecks();
        string maximum = names.Take(parameter.Name + "Maximum");
        writer.Line($"uint {maximum} = {Maximum("uint")};");
        using (writer.Block($"if ({_count} > {maximum})", "}"))
        {
            writer.Line($"return {caller}.IsAccessible({_address}, {maximum} * {_size}, {Literals.Bool(parameter.IsWritten)})");
            using (writer.Indent())
            {
                writer.Line($"? RefuseCount({caller}, {Quoted}, {_count}, {maximum})");
                writer.Line($": {RefusePointer($"{_count} * {_size}", parameter.IsWritten)};");
            }
        }

        writer.Line();
        writer.Line($"{Emitted.Span}<{parameter.Element}> {_name} = {_count} == 0U ? default : {caller}.Scratch<{parameter.Element}>((int){_count});");
        if (parameter.ElementWise)
        {
            WriteElementsIn();
            return;
        }

        WriteRefusing($"if (!{_name}.IsEmpty && !{caller}.TryCopyIn({_address}, {_name}))", RefusePointer($"{_count} * {_size}", write: false));
    }

    /// <summary>
    /// All at once where that works. Otherwise one by one up to the first that cannot be read, and of what is written back no
    /// further than the first that cannot be: Xen does that one, too, before it finds out.
    /// </summary>
    private void WriteElementsIn()
    {
        _copied = names.Take(parameter.Name + "Copied");
        string element = $"unchecked({_address} + ({_copied} * {_size}))";
        string writable = parameter.IsWritten ? $" || !{caller}.IsAccessible({_address}, {_count} * {_size}, true)" : "";
        string fails = $"!{caller}.TryCopyIn({_address}, {_name}){writable}";
        writer.Line($"uint {_copied} = {_count};");
        using (writer.Block(parameter.IsWritten ? $"if (!{_name}.IsEmpty && ({fails}))" : $"if (!{_name}.IsEmpty && {fails})", "}"))
        {
            string given = parameter.IsWritten ? names.Take(parameter.Name + "Given") : _copied;
            if (parameter.IsWritten)
            {
                writer.Line($"uint {given} = 0U;");
            }

            writer.Line($"{_copied} = 0U;");
            using (writer.Block($"while ({_copied} < {_count} && {caller}.TryCopyIn({element}, out {_name}[(int){_copied}]))", "}"))
            {
                if (parameter.IsWritten)
                {
                    writer.Line($"{given}++;");
                    using (writer.Block($"if (!{caller}.IsAccessible({element}, {_size}, true))", "}"))
                    {
                        writer.Line("break;");
                    }

                    writer.Line();
                }

                writer.Line($"{_copied}++;");
            }

            writer.Line();
            writer.Line($"{_name} = {_name}.Slice(0, (int){given});");
        }
    }

    /// <summary>What is looked at before the first element, and before anything else of the call.</summary>
    private void WriteElementWiseChecks()
    {
        if (!parameter.ElementWise)
        {
            return;
        }

        if (parameter.SignedCount)
        {
            WriteRefusing($"if ({_count} > 2147483647U)", $"RefuseNegativeCount({caller}, {Quoted}, {_count})");
            writer.Line();
        }

        WriteRefusing($"if (!IsGuestAddress({_address}))", RefusePointer($"{_count} * {_size}", parameter.IsWritten));
        writer.Line();
    }

    private void WriteSentinelCopyIn()
    {
        string maximum = names.Take(parameter.Name + "Maximum");
        string count = names.Take(parameter.Name + "Count");
        string element = names.Take(parameter.Name + "Element");
        string elementAddress = names.Take(element + "Address");
        writer.Line($"int {maximum} = {Maximum("int")};");
        if (parameter.NullAllowed)
        {
            // A null pointer is a default span, which an empty array is not: the handler can tell them apart.
            writer.Line($"{Emitted.Span}<{parameter.Element}> {_name} = default;");
            using (writer.Block($"if ({_address} != 0UL)", "}"))
            {
                writer.Line($"{_name} = {caller}.Scratch<{parameter.Element}>({maximum});");
                WriteSentinelLoop(maximum, count, element, elementAddress);
            }

            return;
        }

        writer.Line($"{Emitted.Span}<{parameter.Element}> {_name} = {caller}.Scratch<{parameter.Element}>({maximum});");
        WriteSentinelLoop(maximum, count, element, elementAddress);
    }

    private void WriteSentinelLoop(string maximum, string count, string element, string elementAddress)
    {
        writer.Line($"int {count} = 0;");
        using (writer.Block("while (true)", "}"))
        {
            writer.Line($"ulong {elementAddress} = unchecked({_address} + ((ulong){count} * {_size}));");
            WriteRefusing(
                $"if (!{caller}.TryCopyIn({elementAddress}, out {parameter.Element} {element}))",
                $"RefusePointer({caller}, {Quoted}, {elementAddress}, {_size}, false)");
            writer.Line();
            string field = parameter.SentinelNumber!.IntegerOf($"{element}.{Identifiers.Escape(parameter.SentinelField!)}");
            using (writer.Block($"if ({field} == 0)", "}"))
            {
                writer.Line("break;");
            }

            writer.Line();
            WriteRefusing($"if ({count} == {maximum})", $"RefuseCount({caller}, {Quoted}, (ulong){count} + 1UL, (ulong){maximum})");
            writer.Line();
            writer.Line($"{_name}[{count}++] = {element};");
        }

        writer.Line();
        writer.Line($"{_name} = {_name}.Slice(0, {count});");
    }

    private string Maximum(string type) => parameter.MaxCount > 0
        ? parameter.MaxCount.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : type == "uint" ? $"65536U / (uint){Emitted.Unsafe}.SizeOf<{parameter.Element}>()" : $"65536 / {Emitted.Unsafe}.SizeOf<{parameter.Element}>()";

    private string RefusePointer(string length, bool write) => $"RefusePointer({caller}, {Quoted}, {_address}, {length}, {Literals.Bool(write)})";

    private void WriteRefusing(string condition, string refusal)
    {
        using (writer.Block(condition, "}"))
        {
            writer.Line($"return {refusal};");
        }
    }
}
