namespace MiniUnix;

/// <summary>Signals, by their numbers on Linux.</summary>
internal static class Signal
{
    public const int HangUp = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int IllegalInstruction = 4;
    public const int Trap = 5;
    public const int Bus = 7;
    public const int FloatingPoint = 8;
    public const int Kill = 9;
    public const int Segmentation = 11;
    public const int Pipe = 13;
    public const int Alarm = 14;
    public const int Child = 17;
    public const int Continue = 18;
    public const int Stop = 19;
    public const int TerminalStop = 20;
    public const int TerminalInput = 21;
    public const int TerminalOutput = 22;
    public const int Urgent = 23;
    public const int WindowChange = 28;

    /// <summary>The last one.</summary>
    public const int Last = 64;

    /// <summary>Those that nothing can be done about: SIGKILL and SIGSTOP.</summary>
    public const ulong Unmaskable = (1UL << (Kill - 1)) | (1UL << (Stop - 1));

    /// <summary>Whether nothing happens where there is no handler.</summary>
    public static bool IsIgnored(int signal) => signal is Child or Urgent or WindowChange or Continue;

    /// <summary>Whether the process stops where there is no handler.</summary>
    public static bool IsStop(int signal) => signal is Stop or TerminalStop or TerminalInput or TerminalOutput;
}
