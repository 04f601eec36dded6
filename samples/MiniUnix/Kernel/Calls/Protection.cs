using System;

namespace MiniUnix;

/// <summary>What may be done with memory (<c>PROT_*</c>).</summary>
[Flags]
internal enum Protection : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read.</summary>
    Read = 1,

    /// <summary>Written.</summary>
    Write = 2,

    /// <summary>Executed.</summary>
    Execute = 4,
}
