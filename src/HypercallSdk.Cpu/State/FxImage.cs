using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.State;

/// <summary>
/// The memory image of <c>fxsave</c> in 64-bit form. The x87 unit's last instruction and operand are not kept: they read as zero.
/// </summary>
public static class FxImage
{
    /// <summary>Bytes of it that are defined: control, status and tag words, MXCSR, ST(0) to ST(7), and XMM0 to XMM15.</summary>
    public const int End = 416;

    private const uint MxcsrMask = 0xffff;

    /// <summary>Sets the state from an image.</summary>
    /// <param name="state">What is set.</param>
    /// <param name="image">At least <see cref="End"/> bytes.</param>
    public static void Load(ref ProcessorState state, ReadOnlySpan<byte> image)
    {
        state.X87.Control = BinaryPrimitives.ReadUInt16LittleEndian(image);
        state.X87.Status = BinaryPrimitives.ReadUInt16LittleEndian(image[2..]);
        state.X87.Valid = image[4];
        state.Mxcsr = BinaryPrimitives.ReadUInt32LittleEndian(image[24..]);
        int top = (state.X87.Status >> 11) & 7;
        for (int index = 0; index < 8; index++)
        {
            ref X87Register register = ref state.X87.Registers[(top + index) & 7];
            register.Significand = BinaryPrimitives.ReadUInt64LittleEndian(image[(32 + (16 * index))..]);
            register.SignAndExponent = BinaryPrimitives.ReadUInt16LittleEndian(image[(40 + (16 * index))..]);
        }

        image.Slice(160, 256).CopyTo(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref state.Xmm, 1)));
    }

    /// <summary>Makes an image of the state.</summary>
    /// <param name="state">What is stored.</param>
    /// <param name="image">At least <see cref="End"/> bytes.</param>
    public static void Store(in ProcessorState state, Span<byte> image)
    {
        image[..End].Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(image, state.X87.Control);
        BinaryPrimitives.WriteUInt16LittleEndian(image[2..], state.X87.Status);
        image[4] = state.X87.Valid;
        BinaryPrimitives.WriteUInt32LittleEndian(image[24..], state.Mxcsr);
        BinaryPrimitives.WriteUInt32LittleEndian(image[28..], MxcsrMask);
        int top = (state.X87.Status >> 11) & 7;
        for (int index = 0; index < 8; index++)
        {
            X87Register register = state.X87.Registers[(top + index) & 7];
            BinaryPrimitives.WriteUInt64LittleEndian(image[(32 + (16 * index))..], register.Significand);
            BinaryPrimitives.WriteUInt16LittleEndian(image[(40 + (16 * index))..], register.SignAndExponent);
        }

        VectorRegisters vectors = state.Xmm;
        MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref vectors, 1)).CopyTo(image.Slice(160, 256));
    }
}
