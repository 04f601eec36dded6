// Machine memory is one range of the host's, so a frame's host address is the base plus its number times 4096, and frames
// that are neighbours in the machine are neighbours in the host. The range comes zeroed from the operating system, which
// commits a page when it is first touched: memory that no guest uses costs nothing.
//
// The first frames belong to nobody and are never handed out, so that machine frame numbers and pseudo-physical ones
// differ: a guest that mixes them up fails here and not first on real Xen. What is known about the frames is FrameTable.
using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Hypervisor.Checking;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>The machine's memory: its frames, and the machine-to-physical table.</summary>
internal sealed unsafe partial class MachineMemory : IDisposable
{
    /// <summary>In the machine-to-physical table: the frame is nobody's memory (<c>INVALID_M2P_ENTRY</c>).</summary>
    public const ulong NoPseudoPhysical = ulong.MaxValue;

    // One megabyte, as the lowest on a PC is nobody's.
    private const ulong LowestFrame = 256;

    private readonly ReservedMemory _range;
    private ulong* _machineToPhysical;

    public MachineMemory(int megabytes, ulong seed)
    {
        FrameCount = (ulong)megabytes << (20 - Page.Shift);

        _range = new ReservedMemory((nuint)(FrameCount << Page.Shift));
        Base = _range.Start;

        // Whole pages: a guest reads the table by page. SAFETY: freed once, in Dispose.
        nuint bytes = (nuint)((FrameCount * sizeof(ulong)) + Page.Size - 1) & ~(nuint)(Page.Size - 1);
        _machineToPhysical = (ulong*)NativeMemory.AlignedAlloc(bytes, Page.Size);
        MachineToPhysicalSize = bytes;
        NativeMemory.Fill(_machineToPhysical, bytes, 0xff);

        Reached = new ReachedFrames(FrameCount);

        // The seed moves the first frame: what a kernel may not depend on differs from seed to seed.
        Frames = new FrameTable(this, LowestFrame + (seed * 0x9e37_79b9_7f4a_7c15 >> 56));
    }

    ~MachineMemory() => Release();

    /// <summary>The check that this machine's hypervisor leaves out: none but in tests of the tests.</summary>
    public PlantedBug Planted { get; init; }

    /// <summary>The host address of machine address 0.</summary>
    public byte* Base { get; }

    /// <summary>How many frames the machine has.</summary>
    public ulong FrameCount { get; }

    /// <summary>Which frames anybody may have written.</summary>
    public ReachedFrames Reached { get; }

    /// <summary>How many frames are free.</summary>
    public ulong FreeFrames => Frames.FreeCount;

    /// <summary>Who owns each frame.</summary>
    public FrameTable Frames { get; }

    /// <summary>
    /// The machine-to-physical table: of each frame, its place in its owner's pseudo-physical memory, as the owner says;
    /// <see cref="NoPseudoPhysical"/> for none. Guests read it at <c>MACH2PHYS_VIRT_START</c>.
    /// </summary>
    public ulong* MachineToPhysical => _machineToPhysical;

    /// <summary>The machine-to-physical table's size in bytes, whole pages.</summary>
    public ulong MachineToPhysicalSize { get; }

    /// <summary>What is known about <paramref name="frame"/>, which must exist.</summary>
    public ref FrameInfo this[MachineFrame frame] => ref Frames[frame];

    /// <summary>Whether the machine has such a frame.</summary>
    public bool Contains(MachineFrame frame) => frame.Value < FrameCount;

    /// <summary>The host address of <paramref name="frame"/>, which must exist, to write it or to read it.</summary>
    public byte* HostAddress(MachineFrame frame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame.Value, FrameCount);
        Reached.Mark(frame);

        // SAFETY: the range spans FrameCount pages from Base.
        return Base + (frame.Value << Page.Shift);
    }

    /// <summary>The place of <paramref name="frame"/>, which must exist, in its owner's pseudo-physical memory.</summary>
    public ulong PseudoPhysicalOf(MachineFrame frame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame.Value, FrameCount);

        // SAFETY: the table has FrameCount entries.
        return _machineToPhysical[frame.Value];
    }

    /// <summary>Sets the place of <paramref name="frame"/>, which must exist, in its owner's pseudo-physical memory.</summary>
    public void SetPseudoPhysical(MachineFrame frame, ulong pseudoPhysical)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame.Value, FrameCount);

        // SAFETY: the table has FrameCount entries.
        _machineToPhysical[frame.Value] = pseudoPhysical;
    }

    /// <summary>Machine code that was decoded from frames; null while there is none.</summary>
    public CodeCache? Code { get; set; }

    /// <summary>
    /// <paramref name="frame"/> is written by its host address, or gets another use or owner, or a translation is made that allows
    /// a write: code that was decoded from it is dropped.
    /// </summary>
    public void Changed(MachineFrame frame)
    {
        Reached.Mark(frame);
        Code?.FrameWritten(frame.Value);
    }

    /// <summary>What is in <paramref name="frame"/>, which must exist, for who only looks.</summary>
    // SAFETY: as of HostAddress.
    public ReadOnlySpan<byte> ContentOf(MachineFrame frame) => new(Base + (frame.Value << Page.Shift), Page.Size);

    /// <summary>Whether the memory was given back to the operating system: nobody may look at it any more.</summary>
    public bool IsDisposed => _machineToPhysical == null;

    /// <summary>Zeroes <paramref name="frame"/>, which must exist.</summary>
    public void Clear(MachineFrame frame)
    {
        Changed(frame);
        new Span<byte>(HostAddress(frame), Page.Size).Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _range.Dispose();
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        NativeMemory.AlignedFree(_machineToPhysical);
        _machineToPhysical = null;
    }
}
