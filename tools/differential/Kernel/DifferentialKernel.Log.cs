using System;
using HypercallSdk.Guest;

namespace Differential.Kernel;

/// <content>The log: words between spaces, numbers in hexadecimal.</content>
public partial struct DifferentialKernel
{
    private const int LineLength = 180;
    private const int LeastRoom = 256;

    // Begins the next word; a long line ends before it.
    private void BeginToken(byte first)
    {
        if (_logLength > LogBytes.Length - LeastRoom)
        {
            FlushLog();
        }

        if (_lineLength != 0)
        {
            bool isLong = _lineLength > LineLength;
            Append((byte)(isLong ? '\n' : ' '));
            _lineLength = isLong ? 0 : _lineLength;
        }

        Append(first);
    }

    private void LogNumber(long value)
    {
        BeginToken(value < 0 ? (byte)'-' : (byte)'+');
        LogHexadecimal(value < 0 ? (ulong)-value : (ulong)value);
    }

    // Of an access that was not over yet: the word comes before the one with what was read.
    private void LogFault(ulong error, ulong offset)
    {
        BeginToken((byte)'!');
        LogHexadecimal(error);
        Append((byte)'@');
        LogHexadecimal(offset);
    }

    // Likewise: an event that came while the program waited.
    private void LogEvent(uint port)
    {
        BeginToken((byte)'^');
        LogHexadecimal(port);
    }

    private void LogChange(byte region, ulong offset, ulong value)
    {
        Append((byte)',');
        Append(region);
        LogHexadecimal(offset);
        Append((byte)'=');
        LogHexadecimal(value);
    }

    private void LogHexadecimal(ulong value)
    {
        int digits = 1;
        while (digits < 16 && value >> (4 * digits) != 0)
        {
            digits++;
        }

        while (--digits >= 0)
        {
            int digit = (int)(value >> (4 * digits)) & 15;
            Append((byte)(digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
    }

    private void Append(byte character)
    {
        if (_logLength == LogBytes.Length)
        {
            FlushLog();
        }

        _log[_logLength++] = character;
        _lineLength++;
    }

    private void FlushLog()
    {
        ReadOnlySpan<byte> whole = _log;
        GuestConsole.Write(whole.Slice(0, _logLength));
        _logLength = 0;
    }
}
