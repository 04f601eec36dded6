using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct termios</c> as the kernel has it: 36 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TerminalSettings
{
    public uint Input;
    public uint Output;
    public uint Control;
    public uint Local;
    public byte Discipline;
    public Characters Special;

    /// <summary>What a terminal starts with.</summary>
    public static TerminalSettings Initial
    {
        get
        {
            TerminalSettings settings = default;
            settings.Input = TerminalFlags.ReturnToNewLine | 0x400;
            settings.Output = TerminalFlags.Process | TerminalFlags.NewLineToReturn;
            settings.Control = 0xbf;
            settings.Local = TerminalFlags.Signals | TerminalFlags.Canonical | TerminalFlags.Echo | TerminalFlags.EchoErase | TerminalFlags.EchoKill | TerminalFlags.EchoControl | 0x8800;
            settings.Special[Characters.Interrupt] = 3;
            settings.Special[Characters.Quit] = 28;
            settings.Special[Characters.Erase] = 127;
            settings.Special[Characters.Kill] = 21;
            settings.Special[Characters.EndOfFile] = 4;
            settings.Special[Characters.Minimum] = 1;
            settings.Special[Characters.Suspend] = 26;
            return settings;
        }
    }

    /// <summary>Characters that mean something, by their places.</summary>
    [InlineArray(19)]
    internal struct Characters
    {
        public const int Interrupt = 0;
        public const int Quit = 1;
        public const int Erase = 2;
        public const int Kill = 3;
        public const int EndOfFile = 4;
        public const int Minimum = 6;
        public const int Suspend = 10;

        private byte _first;
    }
}
