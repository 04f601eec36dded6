// The machine's memory as an image of the machine has it. What is kept is what somebody owns and has written: a frame that nobody could
// have written is zero (ReachedFrames), and what is in a free one matters to nobody, for it is zeroed before it is handed out if it was
// used. So after an image is put back every other frame that was reached is zero.
//
// SAFETY: frames are below FrameCount, and the table has as many entries.
using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Hypervisor.Machine;

internal sealed unsafe partial class MachineMemory : INativeState
{
    /// <inheritdoc/>
    object INativeState.CopyNative()
    {
        var frames = new List<int>();
        Span<byte> marks = Reached.Marks;
        for (int number = 0; Next(marks, ref number); number++)
        {
            var frame = new MachineFrame((ulong)number);
            if (!this[frame].IsFree && Content(number).ContainsAnyExcept((byte)0))
                frames.Add(number);
        }

        byte[] content = GC.AllocateUninitializedArray<byte>(frames.Count * Page.Size);
        for (int i = 0; i < frames.Count; i++)
            Content(frames[i]).CopyTo(content.AsSpan(i * Page.Size));

        int end = (int)Frames.UsedEnd;
        return new MemoryImage
        {
            Infos = Frames.Infos[..end].ToArray(),
            PseudoPhysical = new ReadOnlySpan<ulong>(_machineToPhysical, end).ToArray(),
            Marks = marks.ToArray(),
            Frames = [.. frames],
            Content = content,
        };
    }

    /// <inheritdoc/>
    void INativeState.PutBackNative(object copy)
    {
        var image = (MemoryImage)copy;
        Span<byte> marks = Reached.Marks;
        int place = 0;
        for (int number = 0; Next(marks, ref number); number++)
        {
            // Whatever the image has was reached when it was made, and still is unless another image was put back since.
            for (; place < image.Frames.Length && image.Frames[place] < number; place++)
                image.ContentOf(place).CopyTo(Content(image.Frames[place]));

            Span<byte> content = Content(number);
            if (place == image.Frames.Length || image.Frames[place] != number)
                content.Clear();
            else if (!content.SequenceEqual(image.ContentOf(place)))
                image.ContentOf(place).CopyTo(content);

            if (place < image.Frames.Length && image.Frames[place] == number)
                place++;
        }

        for (; place < image.Frames.Length; place++)
            image.ContentOf(place).CopyTo(Content(image.Frames[place]));

        image.Marks.CopyTo(marks);
        int end = image.Infos.Length;
        int known = int.Max(end, (int)Frames.UsedEnd);
        image.Infos.CopyTo(Frames.Infos);
        Frames.Infos[end..known].Clear();
        image.PseudoPhysical.CopyTo(new Span<ulong>(_machineToPhysical, end));
        new Span<ulong>(_machineToPhysical, known)[end..].Fill(NoPseudoPhysical);
    }

    // The next frame from there on that was reached.
    private static bool Next(ReadOnlySpan<byte> marks, ref int number)
    {
        int found = marks[number..].IndexOfAnyExcept((byte)0);
        number += int.Max(found, 0);
        return found >= 0;
    }

    private Span<byte> Content(int number) => new(Base + ((ulong)number << Page.Shift), Page.Size);
}
