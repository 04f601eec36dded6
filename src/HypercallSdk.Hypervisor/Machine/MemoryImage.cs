using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>A machine's memory at some time: what is in its frames, what is known about each, and the machine-to-physical table.</summary>
internal sealed class MemoryImage
{
    /// <summary>What is known about the frames that were ever handed out, from frame 0 on.</summary>
    public required FrameInfo[] Infos { get; init; }

    /// <summary>The machine-to-physical table's entries of the same frames.</summary>
    public required ulong[] PseudoPhysical { get; init; }

    /// <summary>Which frames anybody may have written, a byte each (<see cref="ReachedFrames"/>).</summary>
    public required byte[] Marks { get; init; }

    /// <summary>The frames that have an owner and are not zero, in the order of their numbers.</summary>
    public required int[] Frames { get; init; }

    /// <summary>What is in those, page by page.</summary>
    public required byte[] Content { get; init; }

    /// <summary>What is in the frame at a place in <see cref="Frames"/>.</summary>
    public ReadOnlySpan<byte> ContentOf(int place) => Content.AsSpan(place * Page.Size, Page.Size);
}
