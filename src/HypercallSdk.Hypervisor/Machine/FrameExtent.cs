namespace HypercallSdk.Hypervisor.Machine;

/// <summary>A run of machine frames, host-contiguous because machine memory is one host allocation.</summary>
/// <param name="start">The first frame's number.</param>
/// <param name="count">How many frames.</param>
internal readonly struct FrameExtent(ulong start, ulong count)
{
    /// <summary>The first frame's number.</summary>
    public ulong Start { get; } = start;

    /// <summary>How many frames.</summary>
    public ulong Count { get; } = count;

    /// <summary>The number after the last frame's.</summary>
    public ulong End => Start + Count;
}
