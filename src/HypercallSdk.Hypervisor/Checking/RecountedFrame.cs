using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Checking;

/// <summary>What a recount found that uses a frame.</summary>
internal struct RecountedFrame
{
    /// <summary>How many references there should be.</summary>
    public uint References;

    /// <summary>How many uses need the frame to be writable.</summary>
    public uint WritableUses;

    /// <summary>How many uses need the frame to be <see cref="OtherType"/>.</summary>
    public uint OtherUses;

    /// <summary>How many entries of tables of the frame's own level point to it.</summary>
    public int LinearUses;

    /// <summary>How many of its own entries point to tables of its level.</summary>
    public int LinearEntries;

    /// <summary>A type other than writable that a use needs.</summary>
    public FrameType OtherType;

    /// <summary>Whether uses need more than one type other than writable.</summary>
    public bool HasConflict;

    /// <summary>Whether it is on its owner's list.</summary>
    public bool IsListed;
}
