// Which frames are free: a bit a frame, and above it summaries, a bit for each word of the level below that has a bit
// set. The top level is one word, so that the lowest free frame at or above any place is found in as many steps as there
// are levels: three for a gigabyte, four for a terabyte. Taking and giving back a frame never moves another one's entry: a
// domain that balloons a million frames in any order, into holes of any shape, costs the same for each.
//
// First fit, lowest first: the same requests in the same order always get the same frames.
using System;
using System.Collections.Generic;
using System.Numerics;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>The free frames of the machine.</summary>
internal sealed class FrameAllocator
{
    private const int WordShift = 6;
    private const int WordMask = 63;

    // [0] has a bit a frame; each next one a bit for each word of the one before.
    private readonly ulong[][] _levels;
    private readonly ulong _end;

    public FrameAllocator(ulong firstFrame, ulong endFrame)
    {
        _end = endFrame;
        var levels = new List<ulong[]>();
        ulong bits = endFrame;
        do
        {
            ulong words = (bits + WordMask) >> WordShift;
            levels.Add(new ulong[ulong.Max(words, 1)]);
            bits = words;
        }
        while (bits > 1);

        _levels = [.. levels];
        if (firstFrame < endFrame)
            Return(new FrameExtent(firstFrame, endFrame - firstFrame));
    }

    /// <summary>How many frames are free.</summary>
    public ulong FreeCount { get; private set; }

    /// <summary>Whether <paramref name="frame"/> is free.</summary>
    public bool IsFree(ulong frame) => frame < _end && (_levels[0][frame >> WordShift] >> (int)(frame & WordMask) & 1) != 0;

    /// <summary>Takes the lowest <paramref name="count"/> free frames that are neighbours; false when no run is long enough.</summary>
    public bool TryTake(ulong count, out FrameExtent extent) => TryTake(count, 1, ulong.MaxValue, out extent);

    /// <summary>
    /// Takes the lowest <paramref name="count"/> free frames that are neighbours, the first of which is a multiple of
    /// <paramref name="alignment"/>, a power of 2, and all of which are less than <paramref name="limit"/>; false when there
    /// are none.
    /// </summary>
    public bool TryTake(ulong count, ulong alignment, ulong limit, out FrameExtent extent)
    {
        extent = default;
        if (count == 0 || count > FreeCount)
            return false;

        ulong start = 0;
        while (TryFindFree(start, out ulong free))
        {
            start = (free + alignment - 1) & ~(alignment - 1);
            if (start >= limit || count > limit - start)
                return false;

            ulong end = EndOfRun(start, count);
            if (end - start >= count)
            {
                extent = new FrameExtent(start, count);
                Mark(extent, free: false);
                FreeCount -= count;
                return true;
            }

            start = end + 1;
        }

        return false;
    }

    /// <summary>Takes the lowest free frames that are neighbours, at most <paramref name="most"/>; false when none is free.</summary>
    public bool TryTakeSome(ulong most, out FrameExtent extent)
    {
        extent = default;
        return TryFindFree(0, out ulong start) && TryTake(EndOfRun(start, most) - start, out extent);
    }

    /// <summary>Gives frames back.</summary>
    /// <exception cref="InvalidOperationException">One of them is free already.</exception>
    public void Return(FrameExtent extent)
    {
        Mark(extent, free: true);
        FreeCount += extent.Count;
    }

    // The lowest free frame at or above start: up through the summaries until one has a bit there, and down again.
    private bool TryFindFree(ulong start, out ulong frame)
    {
        frame = start;
        for (int level = 0; level < _levels.Length; level++)
        {
            ulong[] words = _levels[level];
            ulong word = frame >> WordShift;
            if (word >= (ulong)words.Length)
                return false;

            ulong set = words[word] & (ulong.MaxValue << (int)(frame & WordMask));
            if (set == 0)
            {
                // Nothing in this word: the summary knows the next word that has something.
                frame = word + 1;
                continue;
            }

            frame = (word << WordShift) | (uint)BitOperations.TrailingZeroCount(set);
            while (level-- > 0)
                frame = (frame << WordShift) | (uint)BitOperations.TrailingZeroCount(_levels[level][frame]);

            return true;
        }

        return false;
    }

    // Where the free frames from start on end; looks no further than count of them.
    private ulong EndOfRun(ulong start, ulong count)
    {
        ulong[] words = _levels[0];
        ulong frame = start;
        while (frame - start < count && frame < _end)
        {
            int bit = (int)(frame & WordMask);
            int run = BitOperations.TrailingZeroCount(~(words[frame >> WordShift] >> bit));
            frame += (ulong)int.Min(run, 64 - bit);
            if (bit + run < 64)
                break;
        }

        return ulong.Min(frame, start + count);
    }

    private void Mark(FrameExtent extent, bool free)
    {
        ulong[] words = _levels[0];
        for (ulong frame = extent.Start; frame < extent.End;)
        {
            ulong word = frame >> WordShift;
            int bit = (int)(frame & WordMask);
            int count = (int)ulong.Min(extent.End - frame, (ulong)(64 - bit));
            ulong mask = (ulong.MaxValue >> (64 - count)) << bit;
            if ((words[word] & mask) != (free ? 0 : mask))
                throw new InvalidOperationException($"A frame of 0x{extent.Start:x} to 0x{extent.End - 1:x} is {(free ? "free already" : "not free")}.");

            words[word] ^= mask;
            Summarize(word);
            frame += (ulong)count;
        }
    }

    private void Summarize(ulong word)
    {
        for (int level = 1; level < _levels.Length; level++)
        {
            bool any = _levels[level - 1][word] != 0;
            ref ulong summary = ref _levels[level][word >> WordShift];
            ulong mask = 1UL << (int)(word & WordMask);
            if (any == ((summary & mask) != 0))
                return;

            summary ^= mask;
            word >>= WordShift;
        }
    }
}
