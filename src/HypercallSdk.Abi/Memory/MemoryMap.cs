namespace HypercallSdk.Abi;

/// <summary>Argument of the memory-map operations of <see cref="IMemoryOp"/> (<c>xen_memory_map_t</c>).</summary>
[XenName("xen_memory_map_t")]
public struct MemoryMap
{
    /// <summary>
    /// In: how many entries the buffer has room for, or holds; out: how many were written (<c>nr_entries</c>).
    /// </summary>
    [XenName("nr_entries")]
    public uint EntryCount;

    /// <summary>The entries (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<E820Entry> Buffer;
}
