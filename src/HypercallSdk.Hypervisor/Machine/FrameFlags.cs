using System;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>What else is true of a frame (<c>PGC_*</c>, <c>PGT_pinned</c>, <c>PGT_validated</c>).</summary>
[Flags]
internal enum FrameFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It was handed out before: it is zeroed when it is handed out again.</summary>
    Used = 1,

    /// <summary>Its owner holds it: one of its references is the owner's own (<c>PGC_allocated</c>).</summary>
    Allocated = 2,

    /// <summary>Its domain pinned it: one reference and one count of its type are the pin's (<c>PGT_pinned</c>).</summary>
    Pinned = 4,

    /// <summary>Its content was checked for the type that it has (<c>PGT_validated</c>).</summary>
    Validated = 8,

    /// <summary>The hypervisor's own memory, shared with the owner (<c>PGC_xen_heap</c>): no wish of a guest's frees it.</summary>
    Hypervisor = 16,

    /// <summary>
    /// It holds a hosted kernel's image or its console ring, which the host reaches by address: one reference and one writable count are the
    /// host's, so that it can become neither a table nor another domain's.
    /// </summary>
    Held = 32,
}
