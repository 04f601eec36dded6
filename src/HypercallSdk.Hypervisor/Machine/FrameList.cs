using System.Collections.Generic;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>Frames strung together through <see cref="FrameInfo.Next"/>: a frame is on one list, its owner's. Frame 0 is on none.</summary>
internal sealed class FrameList(FrameTable frames)
{
    private uint _first;

    /// <summary>How many frames are on the list.</summary>
    public ulong Count { get; private set; }

    /// <summary>The frame added last; false when there is none.</summary>
    public bool TryGetFirst(out MachineFrame frame)
    {
        frame = new MachineFrame(_first);
        return _first != 0;
    }

    /// <summary>The frames, the one added last first. The list must not change meanwhile.</summary>
    public IEnumerable<MachineFrame> All()
    {
        for (uint frame = _first; frame != 0; frame = frames[new MachineFrame(frame)].Next)
            yield return new MachineFrame(frame);
    }

    /// <summary>Puts a frame on the list.</summary>
    public void Add(MachineFrame frame)
    {
        var number = (uint)frame.Value;
        ref FrameInfo info = ref frames[frame];
        info.Previous = 0;
        info.Next = _first;
        if (_first != 0)
            frames[new MachineFrame(_first)].Previous = number;

        _first = number;
        Count++;
    }

    /// <summary>Takes a frame off the list.</summary>
    public void Remove(MachineFrame frame)
    {
        ref FrameInfo info = ref frames[frame];
        if (info.Previous != 0)
            frames[new MachineFrame(info.Previous)].Next = info.Next;
        else
            _first = info.Next;

        if (info.Next != 0)
            frames[new MachineFrame(info.Next)].Previous = info.Previous;

        info.Next = 0;
        info.Previous = 0;
        Count--;
    }
}
