using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// What C#'s interpolated strings compile to when passed to <see cref="GuestConsole"/>: text is formatted straight into
/// the vCPU's console buffer, so nothing is allocated, a line may have any length, and a method may print any number of
/// lines without its stack growing.
/// </summary>
/// <remarks>
/// Formats: <c>x</c> and <c>X</c> for hexadecimal, with a count of digits (<c>:x8</c>); <c>d</c> with a count of digits;
/// an alignment pads with spaces (<c>,8</c> to the left, <c>,-8</c> to the right). Anything else prints as plain decimal.
/// </remarks>
[InterpolatedStringHandler]
public ref partial struct ConsoleText
{
    private int _start;

    /// <summary>Begins a piece of text; the compiler calls it.</summary>
    /// <param name="literalLength">How many characters the literal parts have.</param>
    /// <param name="formattedCount">How many holes there are.</param>
    public ConsoleText(int literalLength, int formattedCount) => _start = LineBuffer.Begin();

    /// <summary>Appends a literal part.</summary>
    public void AppendLiteral(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            AppendCharacter(text[index]);
        }
    }

    /// <summary>Appends bytes, taken as ASCII or UTF-8 as they stand.</summary>
    public void AppendFormatted(scoped ReadOnlySpan<byte> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            LineBuffer.Append(text[index], ref _start);
        }
    }

    /// <summary>Appends text; a null prints nothing.</summary>
    public void AppendFormatted(string? text, int alignment = 0)
    {
        int length = text is null ? 0 : text.Length;
        AppendSpaces(alignment - length);
        if (text is not null)
        {
            AppendLiteral(text);
        }

        AppendSpaces(-alignment - length);
    }

    /// <summary>Appends one character.</summary>
    public void AppendFormatted(char character, int alignment = 0)
    {
        AppendSpaces(alignment - 1);
        AppendCharacter(character);
        AppendSpaces(-alignment - 1);
    }

    /// <summary>Appends <c>True</c> or <c>False</c>.</summary>
    public void AppendFormatted(bool value, int alignment = 0) => AppendFormatted(value ? "True" : "False", alignment);

    /// <summary>Appends a number.</summary>
    public void AppendFormatted(int value, int alignment = 0, string? format = null) =>
        AppendNumber(NumberFormat.IsHexadecimal(format) ? (uint)value : Magnitude(value), IsNegative(value, format), alignment, format);

    /// <summary>Appends a number.</summary>
    public void AppendFormatted(uint value, int alignment = 0, string? format = null) => AppendNumber(value, false, alignment, format);

    /// <summary>Appends a number.</summary>
    public void AppendFormatted(long value, int alignment = 0, string? format = null) =>
        AppendNumber(NumberFormat.IsHexadecimal(format) ? (ulong)value : Magnitude(value), IsNegative(value, format), alignment, format);

    /// <summary>Appends a number.</summary>
    public void AppendFormatted(ulong value, int alignment = 0, string? format = null) => AppendNumber(value, false, alignment, format);

    internal void End(bool newLine)
    {
        if (newLine)
        {
            LineBuffer.Append((byte)'\n', ref _start);
        }

        LineBuffer.End(_start);
    }

    private static ulong Magnitude(long value) => value < 0 ? 0UL - (ulong)value : (ulong)value;

    private static bool IsNegative(long value, string? format) => value < 0 && !NumberFormat.IsHexadecimal(format);

    private void AppendNumber(ulong value, bool negative, int alignment, string? format)
    {
        NumberFormat parsed = NumberFormat.Parse(format);
        int digits = parsed.CountDigits(value);
        int length = digits + (negative ? 1 : 0);
        AppendSpaces(alignment - length);
        if (negative)
        {
            LineBuffer.Append((byte)'-', ref _start);
        }

        for (int position = digits - 1; position >= 0; position--)
        {
            LineBuffer.Append(parsed.Digit(value, position), ref _start);
        }

        AppendSpaces(-alignment - length);
    }

    private void AppendSpaces(int count)
    {
        for (; count > 0; count--)
        {
            LineBuffer.Append((byte)' ', ref _start);
        }
    }

    // Consoles take bytes: characters go out as UTF-8. Each half of a surrogate pair prints as a question mark.
    private void AppendCharacter(char character)
    {
        if (character < 0x80)
        {
            LineBuffer.Append((byte)character, ref _start);
        }
        else if (character < 0x800)
        {
            LineBuffer.Append((byte)(0xc0 | (character >> 6)), ref _start);
            LineBuffer.Append((byte)(0x80 | (character & 0x3f)), ref _start);
        }
        else if (character is >= '\ud800' and <= '\udfff')
        {
            LineBuffer.Append((byte)'?', ref _start);
        }
        else
        {
            LineBuffer.Append((byte)(0xe0 | (character >> 12)), ref _start);
            LineBuffer.Append((byte)(0x80 | ((character >> 6) & 0x3f)), ref _start);
            LineBuffer.Append((byte)(0x80 | (character & 0x3f)), ref _start);
        }
    }
}
