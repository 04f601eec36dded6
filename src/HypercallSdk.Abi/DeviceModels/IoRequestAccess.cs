using System;

namespace HypercallSdk.Abi;

/// <summary>Which accesses are sent (<c>XEN_DMOP_IOREQ_MEM_ACCESS_*</c>).</summary>
[Flags]
public enum IoRequestAccess : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>Reads (<c>XEN_DMOP_IOREQ_MEM_ACCESS_READ</c>).</summary>
    [XenName("XEN_DMOP_IOREQ_MEM_ACCESS_READ")]
    Read = 1 << 0,

    /// <summary>Writes (<c>XEN_DMOP_IOREQ_MEM_ACCESS_WRITE</c>).</summary>
    [XenName("XEN_DMOP_IOREQ_MEM_ACCESS_WRITE")]
    Write = 1 << 1,
}
