using System;

namespace HypercallSdk.Abi;

/// <summary>
/// What is flushed after a mapping changed (<c>UVMF_*</c>). Without <see cref="All"/>, the bits above are the
/// address of a bitmap of vCPUs; a null one means this vCPU.
/// </summary>
[Flags]
public enum UpdateVaMappingFlags : ulong
{
    /// <summary>
    /// No flush (<c>UVMF_NONE</c>, <c>UVMF_MULTI</c>, <c>UVMF_LOCAL</c>). Also the value of "these vCPUs" and "this
    /// vCPU", which mean something with a kind of flush only.
    /// </summary>
    [XenName("UVMF_NONE")]
    [XenName("UVMF_MULTI")]
    [XenName("UVMF_LOCAL")]
    None = 0,

    /// <summary>Flush everything (<c>UVMF_TLB_FLUSH</c>).</summary>
    [XenName("UVMF_TLB_FLUSH")]
    TlbFlush = 1,

    /// <summary>Flush the one address (<c>UVMF_INVLPG</c>).</summary>
    [XenName("UVMF_INVLPG")]
    InvalidatePage = 2,

    /// <summary>The bits that say what kind of flush (<c>UVMF_FLUSHTYPE_MASK</c>).</summary>
    [XenName("UVMF_FLUSHTYPE_MASK")]
    FlushTypeMask = 3,

    /// <summary>On all vCPUs of the domain (<c>UVMF_ALL</c>).</summary>
    [XenName("UVMF_ALL")]
    All = 4,
}
