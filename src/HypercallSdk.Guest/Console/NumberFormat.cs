namespace HypercallSdk.Guest;

/// <summary>A number's format in an interpolated string, read from its text: base, case and least count of digits.</summary>
internal readonly struct NumberFormat
{
    private readonly uint _radix;
    private readonly byte _firstLetter;
    private readonly int _leastDigits;

    private NumberFormat(uint radix, byte firstLetter, int leastDigits)
    {
        _radix = radix;
        _firstLetter = firstLetter;
        _leastDigits = leastDigits;
    }

    internal static bool IsHexadecimal(string? format) => format is not null && format.Length != 0 && (format[0] | 0x20) == 'x';

    internal static NumberFormat Parse(string? format)
    {
        int leastDigits = 0;
        for (int index = 1; format is not null && index < format.Length; index++)
        {
            leastDigits = (leastDigits * 10) + (format[index] - '0');
        }

        return IsHexadecimal(format)
            ? new NumberFormat(16, (byte)(format![0] == 'x' ? 'a' : 'A'), leastDigits)
            : new NumberFormat(10, (byte)'a', leastDigits);
    }

    internal int CountDigits(ulong value)
    {
        int digits = 1;
        while (value >= _radix)
        {
            value /= _radix;
            digits++;
        }

        return digits > _leastDigits ? digits : _leastDigits;
    }

    internal byte Digit(ulong value, int position)
    {
        for (; position > 0; position--)
        {
            value /= _radix;
        }

        byte digit = (byte)(value % _radix);
        return digit < 10 ? (byte)('0' + digit) : (byte)(_firstLetter + digit - 10);
    }
}
