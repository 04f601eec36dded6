// The console. As a terminal: what is typed is edited into lines, echoed, and turned into signals as its settings say. Where standard
// input is no terminal, the bytes are taken as they stand, but for 0x10, which the host puts before a byte 0x10 of the input, and
// before 0x04 to say that the input has ended: a console has no end.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <summary>The console: what was typed and not read, and its settings.</summary>
internal struct Terminal
{
    /// <summary>What stands before a byte that is not taken as it is, where the input is no terminal.</summary>
    public const byte Escape = 0x10;

    /// <summary>What says, behind an escape, that the input has ended.</summary>
    public const byte End = 0x04;

    private const ushort EndMark = 0x100;

    /// <summary>How it behaves.</summary>
    public TerminalSettings Settings;

    /// <summary>The process group that the keys for signals mean.</summary>
    public int Foreground;

    /// <summary>The session whose terminal it is.</summary>
    public int Session;

    /// <summary>Whether standard input is a terminal.</summary>
    public bool InputIsTerminal;

    /// <summary>Whether standard output is one.</summary>
    public bool OutputIsTerminal;

    /// <summary>Signals that were typed and not sent, as a mask.</summary>
    public ulong TypedSignals;

    private InputQueue _ready;
    private LineText _line;
    private uint _taken;
    private uint _put;
    private int _lineLength;
    private bool _isEscaped;
    private bool _hasEnded;

    private readonly int Room => InputQueue.Count - (int)(_put - _taken);

    private readonly bool IsCanonical => InputIsTerminal && (Settings.Local & TerminalFlags.Canonical) != 0;

    /// <summary>Whether a read would answer at once.</summary>
    public readonly bool IsReadable => _put != _taken || _hasEnded;

    /// <summary>Takes from the hypervisor what there is room for.</summary>
    public void Collect()
    {
        Span<byte> typed = stackalloc byte[256];
        while (Room > typed.Length + LineText.Count)
        {
            int length = GuestConsole.Read(typed);
            for (int index = 0; index < length; index++)
            {
                Take(typed[index]);
            }

            if (length < typed.Length)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Reads: up to the end of a line where lines are edited.
    /// </summary>
    /// <returns>How much; 0 at the end of the input; -1 where nothing waits.</returns>
    public int Read(Span<byte> destination)
    {
        if (_put == _taken)
        {
            return _hasEnded ? 0 : -1;
        }

        int done = 0;
        while (done < destination.Length && _put != _taken)
        {
            ushort next = _ready[(int)(_taken % InputQueue.Count)];
            if (next == EndMark)
            {
                // The end behind text is the text's end alone.
                _taken++;
                return done;
            }

            _taken++;
            destination[done++] = (byte)next;
            if (IsCanonical && next == '\n')
            {
                break;
            }
        }

        return done;
    }

    /// <summary>How many bytes wait.</summary>
    public readonly int Waiting => (int)(_put - _taken);

    /// <summary>Drops what was typed.</summary>
    public void Flush()
    {
        _taken = _put;
        _lineLength = 0;
    }

    /// <summary>Prints what a program wrote.</summary>
    public readonly void Write(ReadOnlySpan<byte> text)
    {
        const uint Both = TerminalFlags.Process | TerminalFlags.NewLineToReturn;
        if (!OutputIsTerminal || (Settings.Output & Both) != Both)
        {
            GuestConsole.Write(text);
            return;
        }

        while (text.Length != 0)
        {
            int end = text.IndexOf((byte)'\n');
            GuestConsole.Write(end < 0 ? text : text.Slice(0, end));
            if (end >= 0)
            {
                GuestConsole.Write("\r\n"u8);
            }

            text = end < 0 ? default : text.Slice(end + 1);
        }
    }

    private void Take(byte typed)
    {
        if (InputIsTerminal)
        {
            TakeKey(typed);
        }
        else if (_isEscaped)
        {
            _isEscaped = false;
            _hasEnded |= typed == End;
            if (typed != End)
            {
                Put(typed);
            }
        }
        else if (typed == Escape)
        {
            _isEscaped = true;
        }
        else
        {
            Put(typed);
        }
    }

    private void TakeKey(byte typed)
    {
        if ((Settings.Local & TerminalFlags.Signals) != 0 && SignalOf(typed) is var signal and not 0)
        {
            TypedSignals |= SignalState.BitOf(signal);
            _lineLength = 0;
            _taken = _put;
            Echo(typed);
            return;
        }

        if (typed == '\r' && (Settings.Input & TerminalFlags.ReturnToNewLine) != 0)
        {
            typed = (byte)'\n';
        }

        if (!IsCanonical)
        {
            Echo(typed);
            Put(typed);
            return;
        }

        if (typed == Settings.Special[TerminalSettings.Characters.Erase] || typed == '\b')
        {
            Erase(1);
        }
        else if (typed == Settings.Special[TerminalSettings.Characters.Kill])
        {
            Erase(_lineLength);
        }
        else if (typed == Settings.Special[TerminalSettings.Characters.EndOfFile])
        {
            EndLine();
            _ready[(int)(_put++ % InputQueue.Count)] = EndMark;
        }
        else
        {
            TakeIntoLine(typed);
        }
    }

    private void TakeIntoLine(byte typed)
    {
        if (_lineLength == LineText.Count - 1 && typed != '\n')
        {
            return;
        }

        Echo(typed);
        _line[_lineLength++] = typed;
        if (typed == '\n')
        {
            EndLine();
        }
    }

    private void EndLine()
    {
        for (int index = 0; index < _lineLength; index++)
        {
            Put(_line[index]);
        }

        _lineLength = 0;
    }

    private void Erase(int count)
    {
        for (; count > 0 && _lineLength > 0; count--)
        {
            _lineLength--;
            if ((Settings.Local & (TerminalFlags.Echo | TerminalFlags.EchoErase)) != 0)
            {
                Write("\b \b"u8);
            }
        }
    }

    private readonly int SignalOf(byte typed)
    {
        return typed == 0 ? 0
            : typed == Settings.Special[TerminalSettings.Characters.Interrupt] ? Signal.Interrupt
            : typed == Settings.Special[TerminalSettings.Characters.Quit] ? Signal.Quit
            : typed == Settings.Special[TerminalSettings.Characters.Suspend] ? Signal.TerminalStop
            : 0;
    }

    private readonly void Echo(byte typed)
    {
        if ((Settings.Local & TerminalFlags.Echo) == 0)
        {
            return;
        }

        bool isControl = typed < 0x20 && typed is not ((byte)'\n' or (byte)'\t') && (Settings.Local & TerminalFlags.EchoControl) != 0;
        if (isControl)
        {
            Write([(byte)'^', (byte)(typed + 0x40)]);
        }
        else
        {
            Write([typed]);
        }
    }

    private void Put(byte typed)
    {
        if (Room > 1)
        {
            _ready[(int)(_put++ % InputQueue.Count)] = typed;
        }
    }

    [InlineArray(Count)]
    private struct InputQueue
    {
        public const int Count = 8192;

        private ushort _first;
    }

    [InlineArray(Count)]
    private struct LineText
    {
        public const int Count = 4096;

        private byte _first;
    }
}
