using System.Runtime.CompilerServices;

namespace System;

/// <summary>What is asked of spans by name.</summary>
public static class MemoryExtensions
{
    // Written out: since C# 14 the conversion of a string to a span is a call of this very method.
    public static ReadOnlySpan<char> AsSpan(this string? text) =>
        text is null ? default : new ReadOnlySpan<char>(ref Unsafe.AsRef(in text.GetPinnableReference()), text.Length);

    public static bool SequenceEqual(this ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int index = 0; index < left.Length; index++)
        {
            if (left[index] != right[index])
            {
                return false;
            }
        }

        return true;
    }

    public static bool StartsWith(this ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && text.Slice(0, start.Length).SequenceEqual(start);

    public static int IndexOf(this ReadOnlySpan<byte> text, byte value)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == value)
            {
                return index;
            }
        }

        return -1;
    }
}
