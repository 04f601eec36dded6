// Machine memory is one host allocation, so a frame's host address is the base plus its number times 4096, and frames
// that are neighbours in the machine are neighbours in the host. The allocation comes zeroed from the operating system,
// which commits a page when it is first touched: memory that no guest uses costs nothing.
//
// Invariants:
//  - Every frame has at most one owner; a free frame has no type, no references and no content that another domain left
//    (a used frame is zeroed before it is handed out again).
//  - The first frames belong to nobody and are never handed out, so that machine frame numbers and pseudo-physical ones
//    differ: a guest that mixes them up fails here and not first on real Xen.
using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>The machine's memory and what is known about each of its frames.</summary>
internal sealed unsafe class MachineMemory : IDisposable
{
    // One megabyte, as the lowest on a PC is nobody's.
    private const ulong LowestFrame = 256;

    private readonly FrameInfo[] _frames;
    private readonly FrameAllocator _allocator;
    private byte* _allocation;

    public MachineMemory(int megabytes, ulong seed)
    {
        FrameCount = (ulong)megabytes << (20 - Page.Shift);
        _frames = new FrameInfo[FrameCount];

        // The seed moves the first frame: what a kernel may not depend on differs from seed to seed.
        _allocator = new FrameAllocator(LowestFrame + (seed * 0x9e37_79b9_7f4a_7c15 >> 56), FrameCount);

        // SAFETY: freed once, in Dispose; one page more than needed leaves room to align.
        _allocation = (byte*)NativeMemory.AllocZeroed((nuint)((FrameCount + 1) << Page.Shift));
        Base = (byte*)(((nuint)_allocation + Page.Size - 1) & ~(nuint)(Page.Size - 1));
    }

    ~MachineMemory() => Release();

    /// <summary>The host address of machine address 0.</summary>
    public byte* Base { get; }

    /// <summary>How many frames the machine has.</summary>
    public ulong FrameCount { get; }

    /// <summary>How many frames are free.</summary>
    public ulong FreeFrames => _allocator.FreeCount;

    /// <summary>What is known about <paramref name="frame"/>, which must exist.</summary>
    public ref FrameInfo this[MachineFrame frame] => ref _frames[frame.Value];

    /// <summary>Whether the machine has such a frame.</summary>
    public bool Contains(MachineFrame frame) => frame.Value < FrameCount;

    /// <summary>The host address of <paramref name="frame"/>, which must exist.</summary>
    public byte* HostAddress(MachineFrame frame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame.Value, FrameCount);

        // SAFETY: the allocation spans FrameCount pages from Base.
        return Base + (frame.Value << Page.Shift);
    }

    /// <summary>Hands neighbouring zeroed frames to <paramref name="owner"/>; false when there are not enough.</summary>
    public bool TryAllocate(DomainId owner, ulong count, FrameType type, out FrameExtent extent)
    {
        if (!_allocator.TryTake(count, out extent))
            return false;

        for (ulong frame = extent.Start; frame < extent.End; frame++)
        {
            ref FrameInfo info = ref _frames[frame];
            if (info.Used)
                new Span<byte>(HostAddress(new MachineFrame(frame)), Page.Size).Clear();

            info.Owner = owner;
            info.Type = type;
        }

        return true;
    }

    /// <summary>Takes frames back from their owner.</summary>
    public void Free(FrameExtent extent)
    {
        for (ulong frame = extent.Start; frame < extent.End; frame++)
            _frames[frame].Release();

        _allocator.Return(extent);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        NativeMemory.Free(_allocation);
        _allocation = null;
    }
}
