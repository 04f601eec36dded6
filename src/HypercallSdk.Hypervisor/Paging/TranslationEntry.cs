using System.Runtime.InteropServices;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>One translation: 16 bytes, so that four share a cache line and an index is a shift.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TranslationEntry
{
    /// <summary>The page's virtual address, and below it the 12-bit tag of the address space. Zero matches nothing.</summary>
    public ulong Tag;

    /// <summary>What to add to a virtual address in the page to get its host address.</summary>
    public nint Addend;
}
