using System;

namespace MiniUnix;

/// <summary>How a file is opened (<c>O_*</c>).</summary>
[Flags]
internal enum OpenFlags : uint
{
    /// <summary>To read, and nothing else.</summary>
    ReadOnly = 0,

    /// <summary>To write alone.</summary>
    WriteOnly = 1,

    /// <summary>For both.</summary>
    ReadWrite = 2,

    /// <summary>The bits that say for what.</summary>
    AccessMask = 3,

    /// <summary>Made where there is none.</summary>
    Create = 0x40,

    /// <summary>There must be none.</summary>
    Exclusive = 0x80,

    /// <summary>Not the controlling terminal.</summary>
    NoTerminal = 0x100,

    /// <summary>Emptied.</summary>
    Truncate = 0x200,

    /// <summary>Each write goes to the end.</summary>
    Append = 0x400,

    /// <summary>Never waits.</summary>
    NonBlocking = 0x800,

    /// <summary>Must be a directory.</summary>
    Directory = 0x10000,

    /// <summary>Must be no symbolic link.</summary>
    NoFollow = 0x20000,

    /// <summary>Closed when another program is run.</summary>
    CloseOnExecute = 0x80000,

    /// <summary>Named, not opened.</summary>
    PathOnly = 0x200000,
}
