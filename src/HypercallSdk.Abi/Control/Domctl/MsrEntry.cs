namespace HypercallSdk.Abi;

/// <summary>A model-specific register and what it holds (<c>xen_msr_entry_t</c>).</summary>
[XenName("xen_msr_entry_t")]
public struct MsrEntry
{
    /// <summary>Its number (<c>idx</c>).</summary>
    [XenName("idx")]
    public uint Index;

    /// <summary>0 (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;

    /// <summary>What it holds (<c>val</c>).</summary>
    [XenName("val")]
    public ulong Value;
}
