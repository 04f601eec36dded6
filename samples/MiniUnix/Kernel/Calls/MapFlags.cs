using System;

namespace MiniUnix;

/// <summary>How memory is mapped (<c>MAP_*</c>).</summary>
[Flags]
internal enum MapFlags : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Seen by all who map it.</summary>
    Shared = 1,

    /// <summary>Copied when written.</summary>
    Private = 2,

    /// <summary>The bits that say which.</summary>
    TypeMask = 15,

    /// <summary>At that address, whatever was there.</summary>
    Fixed = 16,

    /// <summary>No file.</summary>
    Anonymous = 32,

    /// <summary>At that address, if nothing is there.</summary>
    FixedNoReplace = 0x100000,
}
