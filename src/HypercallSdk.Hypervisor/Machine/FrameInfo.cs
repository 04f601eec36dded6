using System.Diagnostics;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>What the hypervisor knows about one machine frame: 28 bytes (<c>struct page_info</c> has 32).</summary>
[DebuggerDisplay("{Type}, type count {TypeCount}, references {ReferenceCount}, {Flags}")]
[StructLayout(LayoutKind.Sequential)]
internal struct FrameInfo
{
    private ushort _ownerPlusOne;

    /// <summary>What the frame is used as.</summary>
    public FrameType Type;

    /// <summary>What else is true of it.</summary>
    public FrameFlags Flags;

    /// <summary>How many uses need the frame to keep its type. At 0 it may take another.</summary>
    public uint TypeCount;

    /// <summary>How many references there are to the frame, the owner's own among them. At 0 it is free.</summary>
    public uint ReferenceCount;

    /// <summary>
    /// The translation cache's clock when the last use of the frame's type, or of the frame itself, ended: translations
    /// older than that may still lead here.
    /// </summary>
    public uint FlushStamp;

    /// <summary>
    /// Of a page table: how many entries of tables of its own level point to it; less than zero, how many entries of its own
    /// point to tables of its level (<c>linear_pt_count</c>).
    /// </summary>
    public int LinearCount;

    /// <summary>The frame after this one in the <see cref="FrameList"/> that it is on; 0 for none.</summary>
    public uint Next;

    /// <summary>The frame before this one in the <see cref="FrameList"/> that it is on; 0 for none.</summary>
    public uint Previous;

    /// <summary>Whether nobody owns the frame.</summary>
    public readonly bool IsFree => _ownerPlusOne == 0;

    /// <summary>The domain that owns the frame; meaningless while it is free.</summary>
    public DomainId Owner
    {
        readonly get => new((ushort)(_ownerPlusOne - 1));
        set => _ownerPlusOne = (ushort)(value.Value + 1);
    }

    /// <summary>Whether <paramref name="domain"/> owns the frame.</summary>
    public readonly bool IsOwnedBy(DomainId domain) => _ownerPlusOne == domain.Value + 1;

    /// <summary>Whether all of <paramref name="flags"/> are set.</summary>
    public readonly bool Has(FrameFlags flags) => (Flags & flags) == flags;

    /// <summary>Takes the frame from its owner. What stays is that it was used, and until when.</summary>
    public void Release() => this = new FrameInfo { Flags = FrameFlags.Used, FlushStamp = FlushStamp };
}
