using System;

namespace HypercallSdk.Abi;

/// <summary>How a domain starts as another one (<c>XENMEM_FORK_*</c>).</summary>
[Flags]
public enum MemoryForkFlags : ushort
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The other may have devices (<c>XENMEM_FORK_WITH_IOMMU_ALLOWED</c>).</summary>
    [XenName("XENMEM_FORK_WITH_IOMMU_ALLOWED")]
    WithIommu = 1 << 0,

    /// <summary>It gets no interrupts (<c>XENMEM_FORK_BLOCK_INTERRUPTS</c>).</summary>
    [XenName("XENMEM_FORK_BLOCK_INTERRUPTS")]
    BlockInterrupts = 1 << 1,

    /// <summary>
    /// Of <see cref="MemorySharingCommand.ForkReset"/>: the processors' state (<c>XENMEM_FORK_RESET_STATE</c>).
    /// </summary>
    [XenName("XENMEM_FORK_RESET_STATE")]
    ResetState = 1 << 2,

    /// <summary>
    /// Of <see cref="MemorySharingCommand.ForkReset"/>: the memory (<c>XENMEM_FORK_RESET_MEMORY</c>).
    /// </summary>
    [XenName("XENMEM_FORK_RESET_MEMORY")]
    ResetMemory = 1 << 3,
}
