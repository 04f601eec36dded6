using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>A line of the kernel's log, put together without a heap; what does not fit is left out.</summary>
[InterpolatedStringHandler]
internal ref struct LogText
{
    private Characters _characters;
    private int _length;

    /// <summary>Begins a line; the compiler calls it.</summary>
    public LogText(int literalLength, int formattedCount)
    {
        _length = 0;
        AppendLiteral("miniunix: ");
    }

    /// <summary>The line.</summary>
    public static ReadOnlySpan<byte> BytesOf(ref LogText text) => MemoryMarshal.CreateReadOnlySpan(ref text._characters[0], text._length);

    /// <summary>Appends a literal part, of ASCII.</summary>
    public void AppendLiteral(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            Append((byte)text[index]);
        }
    }

    /// <summary>Appends bytes.</summary>
    public void AppendFormatted(scoped ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            Append(character);
        }
    }

    /// <summary>Appends a number; hexadecimal where a format is given.</summary>
    public void AppendFormatted(ulong value, string? format = null)
    {
        uint numberBase = format is null ? 10U : 16U;
        ulong unit = 1;
        while (value / unit >= numberBase)
        {
            unit *= numberBase;
        }

        for (; unit != 0; unit /= numberBase)
        {
            uint digit = (uint)(value / unit % numberBase);
            Append((byte)(digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
    }

    /// <summary>Appends a number.</summary>
    public void AppendFormatted(long value)
    {
        if (value < 0)
        {
            Append((byte)'-');
        }

        AppendFormatted(value < 0 ? 0UL - (ulong)value : (ulong)value);
    }

    private void Append(byte character)
    {
        if (_length < Characters.Count)
        {
            _characters[_length++] = character;
        }
    }

    [InlineArray(Count)]
    private struct Characters
    {
        public const int Count = 200;

        private byte _first;
    }
}
