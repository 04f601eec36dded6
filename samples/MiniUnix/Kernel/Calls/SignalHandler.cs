using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>What a signal does (<c>struct sigaction</c> as the kernel has it).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SignalHandler
{
    public ulong Handler;
    public SignalFlags Flags;
    public ulong Restorer;
    public ulong Mask;
}
