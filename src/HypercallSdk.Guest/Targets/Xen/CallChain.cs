// Who called whom, for a report of the end. Compiled code begins with `push rbp; mov rbp, rsp`, so that RBP leads from frame
// to frame, the return address above each, up to the entry, which left zero there. A chain that something has overwritten
// ends where it stops making sense: a frame is on the same stack as the one before it, above it, and returns into code.
using System.Runtime;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>The return addresses on the running stack, from the innermost on.</summary>
internal unsafe ref struct CallChain
{
    // Stacks are this long (kernel.ld, VcpuStates.Xen.cs).
    private const ulong StackSize = 0x1_0000;

    private ulong _frame;

    /// <summary>The chain from the caller on.</summary>
    internal static CallChain Here => new() { _frame = FramePointer() };

    /// <summary>Takes the next return address; false at the end.</summary>
    internal bool TryNext(out ulong address)
    {
        address = 0;
        if (_frame == 0 || (_frame & 7) != 0)
        {
            return false;
        }

        // SAFETY: the first frame is the running code's; each further one lies above it within a stack's length of it.
        ulong caller = *(ulong*)_frame;
        address = *(ulong*)(_frame + 8);
        _frame = caller > _frame && caller - _frame < StackSize ? caller : 0;
        return address >= TextStart() && address < TextEnd();
    }

    [RuntimeImport("*", "hypercallsdk_frame_pointer")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong FramePointer();

    [RuntimeImport("*", "hypercallsdk_text_start")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong TextStart();

    [RuntimeImport("*", "hypercallsdk_text_end")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong TextEnd();
}
