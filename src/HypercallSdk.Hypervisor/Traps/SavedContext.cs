// What a vCPU's guest code stands at between two entries. A hosted kernel's registers are the host's: of the guest's own only
// three differ from one moment to the next, and the other ones are zero unless its initialisation or a handler's frame said
// otherwise. So those are kept apart, and only where there are any: a host has thousands of vCPUs.
using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Traps;

/// <summary>A vCPU's registers while no handler of its runs, and the stack that its kernel is entered on.</summary>
internal struct SavedContext
{
    // R15 to RDI, which a frame begins with.
    private const int GeneralCount = 15;

    /// <summary>Where the guest's code goes on.</summary>
    public ulong Rip;

    /// <summary>The stack that the next frame goes onto.</summary>
    public ulong Rsp;

    /// <summary>RFLAGS, without those that are not the guest's to keep.</summary>
    public ulong Rflags;

    /// <summary>The stack pointer that the kernel is entered on from user mode.</summary>
    public ulong KernelStackPointer;

    /// <summary>The stack selector that the kernel is entered on from user mode.</summary>
    public ushort KernelStackSelector;

    /// <summary>How many handlers are nested.</summary>
    public byte Depth;

    // Null while all are zero. Never changed once made: the next ones are another array.
    private ulong[]? _general;

    /// <summary>The registers as a trap's frame has them.</summary>
    public readonly void Fill(out TrapFrame frame)
    {
        frame = default;
        _general?.CopyTo(GeneralOf(ref frame));
        frame.Rip = Rip;
        frame.Cs = FlatSelector.KernelCode;
        frame.Rflags = Rflags;
        frame.Rsp = Rsp;
        frame.Ss = FlatSelector.KernelStack;
    }

    /// <summary>Takes the general registers of <paramref name="frame"/>, and nothing else.</summary>
    public void SetGeneral(ref TrapFrame frame)
    {
        Span<ulong> general = GeneralOf(ref frame);
        if (!general.ContainsAnyExcept(0UL))
            _general = null;
        else if (_general is null || !general.SequenceEqual(_general))
            _general = general.ToArray();
    }

    private static Span<ulong> GeneralOf(ref TrapFrame frame) => MemoryMarshal.CreateSpan(ref frame.R15, GeneralCount);
}
