using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.Memory;

/// <summary>A cached translation: a page's address, and what to add to a virtual address in it to get the host's.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct TranslationEntry
{
    /// <summary>No page has this address.</summary>
    public const ulong NoPage = ulong.MaxValue;

    /// <summary>The virtual page.</summary>
    public ulong Page;

    /// <summary>Host address less virtual address; for code the frame's number.</summary>
    public ulong Addend;
}
