using System;

namespace MiniUnix;

/// <summary>How a child is waited for.</summary>
[Flags]
internal enum WaitOptions : uint
{
    /// <summary>Until it ends.</summary>
    None = 0,

    /// <summary>Not at all (WNOHANG).</summary>
    NoHang = 1,

    /// <summary>Until it stops, too (WUNTRACED).</summary>
    Stopped = 2,

    /// <summary>Until it goes on, too (WCONTINUED).</summary>
    Continued = 8,
}
