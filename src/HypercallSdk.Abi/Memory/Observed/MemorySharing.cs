using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.SharingOp"/> (<c>xen_mem_sharing_op_t</c>).</summary>
[XenName("xen_mem_sharing_op_t")]
[StructLayout(LayoutKind.Explicit, Size = 48)]
public struct MemorySharing
{
    /// <summary>An answer: <see cref="SourceHandle"/> is none (<c>XENMEM_SHARING_OP_S_HANDLE_INVALID</c>).</summary>
    [XenName("XENMEM_SHARING_OP_S_HANDLE_INVALID")]
    public const int InvalidSource = -10;

    /// <summary>An answer: <see cref="ClientHandle"/> is none (<c>XENMEM_SHARING_OP_C_HANDLE_INVALID</c>).</summary>
    [XenName("XENMEM_SHARING_OP_C_HANDLE_INVALID")]
    public const int InvalidClient = -9;

    /// <summary>
    /// In the number of a page: it is that of a grant (<c>XENMEM_SHARING_OP_FIELD_IS_GREF_FLAG</c>).
    /// </summary>
    [XenName("XENMEM_SHARING_OP_FIELD_IS_GREF_FLAG")]
    public const ulong IsGrant = 0x4000_0000_0000_0000;

    /// <summary>What to do (<c>op</c>).</summary>
    [FieldOffset(0)]
    [XenName("op")]
    public MemorySharingCommand Command;

    /// <summary>The domain (<c>domain</c>).</summary>
    [FieldOffset(2)]
    [XenName("domain")]
    public DomainId Domain;

    /// <summary>In: the page that can be shared (<c>u.nominate.u.gfn</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.nominate.u.gfn")]
    public ulong NominatedPage;

    /// <summary>In: the grant of it (<c>u.nominate.u.grant_ref</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.nominate.u.grant_ref")]
    public GrantReference NominatedGrant;

    /// <summary>Out: what it is called from then on (<c>u.nominate.handle</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.nominate.handle")]
    public ulong Handle;

    /// <summary>In: the page that stays (<c>u.share.source_gfn</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.share.source_gfn")]
    public ulong SourcePage;

    /// <summary>In: what it is called (<c>u.share.source_handle</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.share.source_handle")]
    public ulong SourceHandle;

    /// <summary>In: the page that goes (<c>u.share.client_gfn</c>).</summary>
    [FieldOffset(24)]
    [XenName("u.share.client_gfn")]
    public ulong ClientPage;

    /// <summary>In: what it is called (<c>u.share.client_handle</c>).</summary>
    [FieldOffset(32)]
    [XenName("u.share.client_handle")]
    public ulong ClientHandle;

    /// <summary>In: whose it is (<c>u.share.client_domain</c>).</summary>
    [FieldOffset(40)]
    [XenName("u.share.client_domain")]
    public DomainId ClientDomain;

    /// <summary>In: the first page of a range (<c>u.range.first_gfn</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.range.first_gfn")]
    public ulong FirstPage;

    /// <summary>In: the last one (<c>u.range.last_gfn</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.range.last_gfn")]
    public ulong LastPage;

    /// <summary>0; the hypervisor's own (<c>u.range.opaque</c>).</summary>
    [FieldOffset(24)]
    [XenName("u.range.opaque")]
    public ulong Continuation;

    /// <summary>In: the other domain (<c>u.range.client_domain</c>).</summary>
    [FieldOffset(32)]
    [XenName("u.range.client_domain")]
    public DomainId RangeDomain;

    /// <summary>0 (<c>u.range._pad</c>).</summary>
    [FieldOffset(34)]
    [XenName("u.range._pad")]
    public QuarterWords3 Padding;

    /// <summary>In: the page or frame that is asked about (<c>u.debug.u.gfn</c>, <c>u.debug.u.mfn</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.debug.u.gfn")]
    [XenName("u.debug.u.mfn")]
    public ulong Debugged;

    /// <summary>In: the grant that is (<c>u.debug.u.gref</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.debug.u.gref")]
    public GrantReference DebuggedGrant;

    /// <summary>In: the domain to start as (<c>u.fork.parent_domain</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.fork.parent_domain")]
    public DomainId Parent;

    /// <summary>In: how (<c>u.fork.flags</c>).</summary>
    [FieldOffset(10)]
    [XenName("u.fork.flags")]
    public MemoryForkFlags ForkFlags;

    /// <summary>0 (<c>u.fork.pad</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.fork.pad")]
    public uint MorePadding;
}
