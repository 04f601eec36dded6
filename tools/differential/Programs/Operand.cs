using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Differential.Kernel;

namespace Differential.Programs;

/// <summary>A value of an instruction, or what stands for it until the kernel knows its machine.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Index">Of a frame, a table or a kept value, its number.</param>
/// <param name="Value">The value, or what is added.</param>
public readonly partial record struct Operand(OperandKind Kind, int Index, ulong Value)
{
    /// <summary>How many words it takes in a boot module.</summary>
    public const int WordCount = 2;

    /// <summary>A value that is itself.</summary>
    public static Operand Literal(ulong value) => new(OperandKind.Literal, 0, value);

    /// <summary>A place in the argument area.</summary>
    public static Operand Argument(int offset) => new(OperandKind.Arguments, 0, (ulong)offset);

    /// <summary>A place in the window.</summary>
    public static Operand Window(ulong offset) => new(OperandKind.Window, 0, offset);

    /// <summary>A machine frame.</summary>
    public static Operand Frame(int index) => new(OperandKind.Frame, index, 0);

    /// <summary>A machine frame's address, and bits.</summary>
    public static Operand Entry(int index, ulong bits) => new(OperandKind.Entry, index, bits);

    /// <summary>The first of its words.</summary>
    public ulong FirstWord => (byte)Kind | ((ulong)Index << 8);

    /// <summary>The value as programs are written down: <c>0x10</c>, <c>window+0x1000</c>, <c>entry[3]+0x67</c>.</summary>
    public override string ToString() => Kind == OperandKind.Literal
        ? $"0x{Value:x}"
        : string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant($"{Kind}"[0])}{$"{Kind}"[1..]}{(HasIndex(Kind) ? $"[{Index}]" : "")}{(Value == 0 ? "" : $"+0x{Value:x}")}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Operand Parse(string text)
    {
        Match match = Form().Match(text);
        if (!match.Success)
            throw new FormatException($"'{text}' is no operand: it is 0xN or name[+0xN] or name[index][+0xN].");

        ulong value = match.Groups["value"].Success ? ulong.Parse(match.Groups["value"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0;
        string name = match.Groups["name"].Value;
        if (name.Length == 0)
            return Literal(value);

        OperandKind[] kinds = [.. Enum.GetValues<OperandKind>().Where(kind => string.Equals($"{kind}", name, StringComparison.OrdinalIgnoreCase))];
        int index = match.Groups["index"].Success ? int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture) : 0;
        return kinds.Length == 1
            ? new Operand(kinds[0], index, value)
            : throw new FormatException($"'{name}' is no operand's name: {string.Join(", ", Enum.GetNames<OperandKind>())} are.");
    }

    private static bool HasIndex(OperandKind kind) => kind is OperandKind.Table or OperandKind.Frame or OperandKind.Entry or OperandKind.Saved or OperandKind.PseudoPhysical;

    [GeneratedRegex(@"^(?:(?<name>[A-Za-z]+)(?:\[(?<index>\d+)\])?(?:\+0x(?<value>[0-9a-f]+))?|0x(?<value>[0-9a-f]+))$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
