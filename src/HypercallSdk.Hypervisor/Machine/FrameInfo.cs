using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>What the hypervisor knows about one machine frame.</summary>
internal struct FrameInfo
{
    private ushort _ownerPlusOne;

    /// <summary>What the frame is used as.</summary>
    public FrameType Type;

    /// <summary>Whether the frame was handed out before: it is zeroed when it is handed out again.</summary>
    public bool Used;

    /// <summary>
    /// References that the hypervisor itself holds: the kernel's image and state, which it reaches by host address. Such
    /// a frame cannot be given away by its domain.
    /// </summary>
    public uint HeldReferences;

    /// <summary>The frame's place in its owner's pseudo-physical memory (the machine-to-physical table).</summary>
    public ulong PseudoPhysical;

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

    /// <summary>Takes the frame from its owner; it keeps nothing but the memory of having been used.</summary>
    public void Release() => this = new FrameInfo { Used = true };
}
