using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// Bytes whose cache lines <see cref="IGrantTableOp.CacheFlush"/> cleans or invalidates (<c>gnttab_cache_flush_t</c>).
/// </summary>
[XenName("gnttab_cache_flush_t")]
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct GrantCacheFlush
{
    /// <summary>The machine address of the frame (<c>a.dev_bus_addr</c>).</summary>
    [FieldOffset(0)]
    [XenName("a.dev_bus_addr")]
    public ulong DeviceBusAddress;

    /// <summary>The grant, with <see cref="GrantCacheOperation.SourceIsGrant"/> (<c>a.ref</c>).</summary>
    [FieldOffset(0)]
    [XenName("a.ref")]
    public GrantReference Reference;

    /// <summary>Where in the frame (<c>offset</c>).</summary>
    [FieldOffset(8)]
    [XenName("offset")]
    public ushort Offset;

    /// <summary>How many bytes (<c>length</c>).</summary>
    [FieldOffset(10)]
    [XenName("length")]
    public ushort Length;

    /// <summary>What to do (<c>op</c>).</summary>
    [FieldOffset(12)]
    [XenName("op")]
    public GrantCacheOperation Operation;
}
