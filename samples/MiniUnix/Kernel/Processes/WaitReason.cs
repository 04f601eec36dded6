using System;

namespace MiniUnix;

/// <summary>What a process waits for: it is woken when one of these happens, and looks again.</summary>
[Flags]
internal enum WaitReason : byte
{
    /// <summary>Nothing but a signal or its time.</summary>
    None = 0,

    /// <summary>A child ends, stops or goes on.</summary>
    Child = 1,

    /// <summary>A pipe is read, written or closed.</summary>
    Pipe = 2,

    /// <summary>Something is typed.</summary>
    Terminal = 4,

    /// <summary>Its child has memory of its own, or has ended.</summary>
    Borrowed = 8,
}
