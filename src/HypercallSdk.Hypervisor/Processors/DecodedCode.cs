// Machine code that was decoded, and how it stays true to memory.
//
// A processor sees its own stores. Everybody else's are seen because of this order:
//   1. when a frame's code is first decoded, every translation that allows a write is forgotten;
//   2. so the next write to the frame through any address space walks the tables, and there the frame's code is dropped;
//   3. whoever writes to a frame by its host address says so (MachineMemory.Changed): copies of grants, cleared and copied
//      pages, descriptors; so does who gives the frame another use or another owner.
// A few frames are written by the host all the time without a word: a hosted kernel's own image, page tables, what the
// hypervisor shares. Code decoded from those is dropped before each run.
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Processors;

/// <summary>The code that the processors of a host have decoded.</summary>
/// <param name="memory">The machine's memory.</param>
/// <param name="translations">What its physical CPUs remember of page tables.</param>
internal sealed class DecodedCode(MachineMemory memory, TranslationCache translations)
{
    private readonly List<ulong> _unwatched = [];

    /// <summary>The code.</summary>
    public CodeCache Cache { get; } = new();

    /// <summary>Code of <paramref name="frame"/> was decoded for the first time since it was last dropped.</summary>
    public void Decoded(Vcpu vcpu, ulong frame)
    {
        translations.ForgetWrites();
        if (IsUnwatched(vcpu, frame))
            _unwatched.Add(frame);
    }

    /// <summary>Drops the code of frames whose changes nobody tells of.</summary>
    public void DropUnwatched()
    {
        if (_unwatched.Count == 0)
            return;

        foreach (ulong frame in _unwatched)
            Cache.FrameWritten(frame);

        _unwatched.Clear();
    }

    private bool IsUnwatched(Vcpu vcpu, ulong number)
    {
        // Behind the last frame is the machine-to-physical table.
        var frame = new MachineFrame(number);
        if (!memory.Contains(frame))
            return true;

        ref readonly FrameInfo info = ref memory[frame];
        if (info.Type is not (FrameType.None or FrameType.Writable) || (info.Flags & (FrameFlags.Held | FrameFlags.Hypervisor)) != 0)
            return true;

        foreach (Vcpu each in vcpu.Domain.Vcpus)
        {
            if (each.InfoFrame == frame)
                return true;
        }

        return vcpu.Domain.EventChannels.IsFifoPage(frame);
    }
}
