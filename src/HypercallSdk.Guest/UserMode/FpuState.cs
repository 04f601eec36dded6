using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HypercallSdk.Guest;

/// <summary>User mode's x87 and SSE registers, as <c>fxsave64</c> lays them.</summary>
/// <remarks>
/// Entries save the registers of whatever they interrupt and bring them back at the end, so a kernel needs this only where it
/// switches from one process to another. What is beyond SSE (AVX) is not in it.
/// </remarks>
[InlineArray(Size / sizeof(ulong))]
public struct FpuState
{
    /// <summary>Bytes of it.</summary>
    public const int Size = 512;

    private ulong _first;

    /// <summary>The state after reset: all exceptions masked, the registers empty.</summary>
    public static FpuState Initial
    {
        get
        {
            // FCW in the first two bytes; MXCSR from byte 24 on, its mask behind it.
            FpuState state = default;
            state[0] = 0x37f;
            state[3] = 0x1f80 | (0xffffUL << 32);
            return state;
        }
    }

    /// <summary>Keeps the registers of the user code that the running handler interrupted; without any, the initial ones.</summary>
    public static void Save(out FpuState state)
    {
        state = Initial;
        if (UserEntry.HasFrame)
        {
            UserEntry.SaveFpu(ref state);
        }
    }

    /// <summary>User mode has these registers when the vCPU goes there at the running handler's end.</summary>
    public static void Restore(in FpuState state)
    {
        // A bit of MXCSR that the processor does not know would make fxrstor fault, in the kernel.
        FpuState checkedState = state;
        checkedState[3] = (state[3] & 0xffff) | (0xffffUL << 32);
        UserEntry.RestoreFpu(in checkedState);
    }

    /// <summary>The state as bytes.</summary>
    public static Span<byte> BytesOf(ref FpuState state) => MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref state, 1));
}
