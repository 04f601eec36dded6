using System;

namespace MiniUnix;

/// <summary>What may happen to a descriptor (<c>POLL*</c>).</summary>
[Flags]
internal enum PollEvents : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There is something to read.</summary>
    In = 1,

    /// <summary>There is something urgent.</summary>
    Priority = 2,

    /// <summary>There is room to write.</summary>
    Out = 4,

    /// <summary>Nobody reads any longer.</summary>
    Error = 8,

    /// <summary>Nobody writes any longer.</summary>
    HangUp = 16,

    /// <summary>There is no such descriptor.</summary>
    Invalid = 32,

    /// <summary>As In.</summary>
    InNormal = 64,

    /// <summary>As Out.</summary>
    OutNormal = 256,
}
