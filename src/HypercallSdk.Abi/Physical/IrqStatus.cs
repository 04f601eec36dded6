using System;

namespace HypercallSdk.Abi;

/// <summary>What a physical interrupt asks of its handler (<c>XENIRQSTAT_*</c>).</summary>
[Flags]
public enum IrqStatus : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// <see cref="IPhysicalDeviceOp.EndOfInterrupt"/> when it is done (<c>XENIRQSTAT_needs_eoi</c>).
    /// </summary>
    [XenName("XENIRQSTAT_needs_eoi")]
    NeedsEndOfInterrupt = 1 << 0,

    /// <summary>Several domains have it (<c>XENIRQSTAT_shared</c>).</summary>
    [XenName("XENIRQSTAT_shared")]
    Shared = 1 << 1,
}
