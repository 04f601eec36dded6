namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.Exchange"/> (<c>xen_memory_exchange_t</c>).</summary>
[XenName("xen_memory_exchange_t")]
public struct MemoryExchange
{
    /// <summary>In: the extents given back (<c>in</c>).</summary>
    [XenName("in")]
    public MemoryReservation In;

    /// <summary>In: the extents taken, as pseudo-physical frames; out: their machine frames (<c>out</c>).</summary>
    [XenName("out")]
    public MemoryReservation Out;

    /// <summary>In: 0; out: how many of the extents given back were exchanged (<c>nr_exchanged</c>).</summary>
    [XenName("nr_exchanged")]
    public ulong ExchangedCount;
}
