namespace MiniUnix;

/// <summary>The bits of <see cref="TerminalSettings"/> that this kernel looks at (<c>asm-generic/termbits.h</c>).</summary>
internal static class TerminalFlags
{
    public const uint ReturnToNewLine = 0x100; // ICRNL
    public const uint Process = 1; // OPOST
    public const uint NewLineToReturn = 4; // ONLCR
    public const uint Signals = 1; // ISIG
    public const uint Canonical = 2; // ICANON
    public const uint Echo = 8; // ECHO
    public const uint EchoErase = 0x10; // ECHOE
    public const uint EchoKill = 0x20; // ECHOK
    public const uint EchoNewLine = 0x40; // ECHONL
    public const uint EchoControl = 0x200; // ECHOCTL
}
