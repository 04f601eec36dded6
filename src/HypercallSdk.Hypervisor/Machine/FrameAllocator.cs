using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>
/// The free frames, as runs in ascending order; neighbours are merged. First fit, so that the same requests in the same
/// order always get the same frames.
/// </summary>
internal sealed class FrameAllocator(ulong firstFrame, ulong endFrame)
{
    private readonly List<FrameExtent> _free = [new FrameExtent(firstFrame, endFrame - firstFrame)];

    /// <summary>How many frames are free.</summary>
    public ulong FreeCount { get; private set; } = endFrame - firstFrame;

    /// <summary>Takes <paramref name="count"/> neighbouring frames; false when no run is long enough.</summary>
    public bool TryTake(ulong count, [MaybeNullWhen(false)] out FrameExtent extent)
    {
        for (int i = 0; i < _free.Count; i++)
        {
            FrameExtent run = _free[i];
            if (run.Count < count)
                continue;

            extent = new FrameExtent(run.Start, count);
            if (run.Count == count)
                _free.RemoveAt(i);
            else
                _free[i] = new FrameExtent(run.Start + count, run.Count - count);

            FreeCount -= count;
            return true;
        }

        extent = default;
        return false;
    }

    /// <summary>Takes the lowest free frames that are neighbours, at most <paramref name="most"/>; false when none is free.</summary>
    public bool TryTakeSome(ulong most, out FrameExtent extent)
    {
        extent = default;
        return _free.Count > 0 && TryTake(ulong.Min(most, _free[0].Count), out extent);
    }

    /// <summary>Gives frames back.</summary>
    public void Return(FrameExtent extent)
    {
        int after = 0;
        while (after < _free.Count && _free[after].Start < extent.Start)
            after++;

        FreeCount += extent.Count;
        ulong start = extent.Start;
        ulong end = extent.End;
        if (after < _free.Count && _free[after].Start == end)
        {
            end = _free[after].End;
            _free.RemoveAt(after);
        }

        if (after > 0 && _free[after - 1].End == start)
        {
            start = _free[after - 1].Start;
            _free.RemoveAt(--after);
        }

        _free.Insert(after, new FrameExtent(start, end - start));
    }
}
