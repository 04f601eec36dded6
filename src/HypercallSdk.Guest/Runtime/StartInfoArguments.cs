using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The kernel's command line as <c>key=value</c> words between spaces: configuration, and until there is a store, how two
/// domains find each other.
/// </summary>
public static class StartInfoArguments
{
    /// <summary>The command line, without its end.</summary>
    /// <remarks>It lives as long as <paramref name="info"/>.</remarks>
    public static ReadOnlySpan<byte> GetCommandLine(this in StartInfo info)
    {
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(in info.CommandLine[0], StartInfo.CommandLineSize);
        int end = text.IndexOf((byte)0);
        return end < 0 ? text : text.Slice(0, end);
    }

    /// <summary>Finds <c>key=value</c>; a word <c>key</c> alone has an empty value. The last one counts.</summary>
    /// <param name="info">The domain's start_info.</param>
    /// <param name="key">The key, <c>"peer"u8</c>.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether the key is there.</returns>
    public static bool TryGetArgument(this in StartInfo info, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> rest = info.GetCommandLine();
        bool found = false;
        value = default;
        while (rest.Length != 0)
        {
            int end = rest.IndexOf((byte)' ');
            ReadOnlySpan<byte> word = end < 0 ? rest : rest.Slice(0, end);
            rest = end < 0 ? default : rest.Slice(end + 1);
            if (word.StartsWith(key) && (word.Length == key.Length || word[key.Length] == (byte)'='))
            {
                value = word.Slice(Math.Min(key.Length + 1, word.Length));
                found = true;
            }
        }

        return found;
    }

    /// <summary>Finds <c>key=number</c>: decimal, or hexadecimal behind <c>0x</c>.</summary>
    /// <param name="info">The domain's start_info.</param>
    /// <param name="key">The key, <c>"port"u8</c>.</param>
    /// <param name="number">Its value.</param>
    /// <returns>Whether the key is there with a number of at most 64 bits.</returns>
    public static bool TryGetNumber(this in StartInfo info, ReadOnlySpan<byte> key, out ulong number)
    {
        number = 0;
        return info.TryGetArgument(key, out ReadOnlySpan<byte> text) && TryParse(text, out number);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out ulong number)
    {
        number = 0;
        bool hexadecimal = text.StartsWith("0x"u8);
        uint radix = hexadecimal ? 16u : 10u;
        text = hexadecimal ? text.Slice(2) : text;
        foreach (byte character in text)
        {
            uint digit = DigitValue(character);
            if (digit >= radix || number > (ulong.MaxValue - digit) / radix)
            {
                number = 0;
                return false;
            }

            number = (number * radix) + digit;
        }

        return text.Length != 0;
    }

    private static uint DigitValue(byte character)
    {
        if (character is >= (byte)'0' and <= (byte)'9')
        {
            return (uint)(character - '0');
        }

        int letter = character | 0x20;
        return letter is >= 'a' and <= 'f' ? (uint)(letter - 'a' + 10) : uint.MaxValue;
    }
}
