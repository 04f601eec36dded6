using System;

namespace HypercallSdk.Cpu.Tests.Machine;

/// <summary>What may be done with a page.</summary>
[Flags]
internal enum PageRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Loads.</summary>
    Read = 1,

    /// <summary>Stores.</summary>
    Write = 2,

    /// <summary>Fetches.</summary>
    Execute = 4,

    /// <summary>Data.</summary>
    ReadWrite = Read | Write,

    /// <summary>Code.</summary>
    ReadExecute = Read | Execute,

    /// <summary>Everything.</summary>
    All = Read | Write | Execute,
}
