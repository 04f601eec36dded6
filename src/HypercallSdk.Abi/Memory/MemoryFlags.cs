namespace HypercallSdk.Abi;

/// <summary>
/// Where memory may come from (<c>XENMEMF_*</c>): in bits 0 to 7 the width of its addresses, 0 for any; in bits 8 to 15
/// the node plus 1, 0 for any; flags above.
/// </summary>
[XenName("__typeof__(((xen_memory_reservation_t *)0)->mem_flags)")]
public readonly struct MemoryFlags(uint value)
{
    /// <summary>The bits.</summary>
    public uint Value { get; } = value;

    /// <summary>Places are marked to be filled when they are first used (<c>XENMEMF_populate_on_demand</c>). Not for PV.</summary>
    [XenName("XENMEMF_populate_on_demand")]
    public static MemoryFlags PopulateOnDemand => new(1 << 16);

    /// <summary>Not from another node when the one asked for has none (<c>XENMEMF_exact_node_request</c>).</summary>
    [XenName("XENMEMF_exact_node_request")]
    public static MemoryFlags ExactNodeRequest => new(1 << 17);

    /// <summary>The node is a virtual one (<c>XENMEMF_vnode</c>).</summary>
    [XenName("XENMEMF_vnode")]
    public static MemoryFlags VirtualNode => new(1 << 18);

    /// <summary>How many bits the addresses may have, or 0 (<c>XENMEMF_get_address_bits</c>).</summary>
    public uint AddressBits => Value & 0xff;

    /// <summary>The node, or 255 for any (<c>XENMEMF_get_node</c>).</summary>
    public uint Node => ((Value >> 8) - 1) & 0xff;

    /// <summary>Both sets of flags.</summary>
    public static MemoryFlags operator |(MemoryFlags left, MemoryFlags right) => new(left.Value | right.Value);

    /// <summary>Memory with addresses of no more than <paramref name="bits"/> bits (<c>XENMEMF_address_bits</c>).</summary>
    public static MemoryFlags WithAddressBits(byte bits) => new(bits);

    /// <summary>Memory of a node (<c>XENMEMF_node</c>).</summary>
    public static MemoryFlags OnNode(byte node) => new((node + 1u) << 8);
}
