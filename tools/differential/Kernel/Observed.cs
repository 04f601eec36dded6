using System;

namespace Differential.Kernel;

/// <summary>Which parts of memory an <see cref="InstructionCode.Observe"/> looks at. The byte behind the instruction's code.</summary>
[Flags]
public enum Observed : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The argument area.</summary>
    Arguments = 1,

    /// <summary>The window's page tables.</summary>
    Tables = 2,

    /// <summary>Event channels' bits and the vCPUs' in shared_info.</summary>
    Events = 4,

    /// <summary>The grant table's flags.</summary>
    Grants = 8,

    /// <summary>All.</summary>
    All = 15,
}
