using System;

namespace MiniUnix;

/// <summary>How a signal is handled (<c>SA_*</c>).</summary>
[Flags]
internal enum SignalFlags : ulong
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Not when a child stops.</summary>
    NoChildStop = 1,

    /// <summary>Children leave nothing behind.</summary>
    NoChildWait = 2,

    /// <summary>The handler gets the details.</summary>
    Information = 4,

    /// <summary>There is code that returns.</summary>
    Restorer = 0x4000000,

    /// <summary>On the stack for signals.</summary>
    OnStack = 0x8000000,

    /// <summary>Interrupted calls are made again.</summary>
    Restart = 0x10000000,

    /// <summary>It may interrupt its own handler.</summary>
    NoDefer = 0x40000000,

    /// <summary>Once.</summary>
    ResetHandler = 0x80000000,
}
