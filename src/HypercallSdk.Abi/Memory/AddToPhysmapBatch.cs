using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMemoryOp.AddToPhysmapBatch"/> (<c>xen_add_to_physmap_batch_t</c>).</summary>
[XenName("xen_add_to_physmap_batch_t")]
[StructLayout(LayoutKind.Explicit, Size = 32)]
public struct AddToPhysmapBatch
{
    /// <summary>The domain whose physical memory is changed (<c>domid</c>).</summary>
    [FieldOffset(0)]
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>What kind of pages, a <see cref="PhysmapSpace"/> (<c>space</c>).</summary>
    [FieldOffset(2)]
    [XenName("space")]
    public ushort Space;

    /// <summary>How many pages (<c>size</c>).</summary>
    [FieldOffset(4)]
    [XenName("size")]
    public ushort Size;

    /// <summary>Whose pages, for <see cref="PhysmapSpace.ForeignGuestFrame"/> (<c>u.foreign_domid</c>).</summary>
    [FieldOffset(6)]
    [XenName("u.foreign_domid")]
    public DomainId ForeignDomain;

    /// <summary>0, for all other kinds (<c>u.res0</c>).</summary>
    [FieldOffset(6)]
    [XenName("u.res0")]
    public ushort Reserved;

    /// <summary>Which of that kind, each (<c>idxs</c>).</summary>
    [FieldOffset(8)]
    [XenName("idxs")]
    public GuestPointer<ulong> Indexes;

    /// <summary>Where each is to appear (<c>gpfns</c>).</summary>
    [FieldOffset(16)]
    [XenName("gpfns")]
    public GuestPointer<ulong> GuestFrames;

    /// <summary>What became of each (<c>errs</c>).</summary>
    [FieldOffset(24)]
    [XenName("errs")]
    public GuestPointer<int> Errors;
}
