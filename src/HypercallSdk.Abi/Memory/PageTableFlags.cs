using System;

namespace HypercallSdk.Abi;

/// <summary>The flags of a page-table entry, as the processor defines them.</summary>
[NotInXen("the processor's, not the hypervisor's")]
[Flags]
public enum PageTableFlags : ulong
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The entry maps something.</summary>
    Present = 1,

    /// <summary>Writes are allowed.</summary>
    Writable = 2,

    /// <summary>
    /// User mode may use it. In the 64-bit PV ABI kernel and user code both run in ring 3, so Xen sets it on every
    /// leaf.
    /// </summary>
    User = 4,

    /// <summary>Caching is write-through.</summary>
    WriteThrough = 8,

    /// <summary>Not cached.</summary>
    CacheDisable = 16,

    /// <summary>The processor has used it.</summary>
    Accessed = 32,

    /// <summary>The processor has written through it.</summary>
    Dirty = 64,

    /// <summary>
    /// In a level-2 or level-3 entry: a 2 MiB or 1 GiB page. Not for PV guests. In a level-1 entry: PAT.
    /// </summary>
    LargePage = 128,

    /// <summary>Survives an address-space switch.</summary>
    Global = 256,

    /// <summary>Free for the kernel's use.</summary>
    Available0 = 512,

    /// <summary>Free for the kernel's use.</summary>
    Available1 = 1024,

    /// <summary>Free for the kernel's use.</summary>
    Available2 = 2048,

    /// <summary>Instructions may not be fetched from it.</summary>
    NoExecute = 9223372036854775808,
}
