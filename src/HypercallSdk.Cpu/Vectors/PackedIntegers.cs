// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Packed integer arithmetic and logic: what a vector of the host does as it is.</summary>
internal static unsafe class PackedIntegers
{
    /// <summary><c>paddb</c>.</summary>
    public static bool Paddb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<byte>(d) + Of<byte>(s));

    /// <summary><c>psubb</c>.</summary>
    public static bool Psubb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<byte>(d) - Of<byte>(s));

    /// <summary><c>pcmpeqb</c>.</summary>
    public static bool Pcmpeqb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Equals(Of<byte>(d), Of<byte>(s)));

    /// <summary><c>pcmpgtb</c>.</summary>
    public static bool Pcmpgtb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.GreaterThan(Of<sbyte>(d), Of<sbyte>(s)));

    /// <summary><c>paddw</c>.</summary>
    public static bool Paddw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<ushort>(d) + Of<ushort>(s));

    /// <summary><c>psubw</c>.</summary>
    public static bool Psubw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<ushort>(d) - Of<ushort>(s));

    /// <summary><c>pcmpeqw</c>.</summary>
    public static bool Pcmpeqw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Equals(Of<ushort>(d), Of<ushort>(s)));

    /// <summary><c>pcmpgtw</c>.</summary>
    public static bool Pcmpgtw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.GreaterThan(Of<short>(d), Of<short>(s)));

    /// <summary><c>paddd</c>.</summary>
    public static bool Paddd(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<uint>(d) + Of<uint>(s));

    /// <summary><c>psubd</c>.</summary>
    public static bool Psubd(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<uint>(d) - Of<uint>(s));

    /// <summary><c>pcmpeqd</c>.</summary>
    public static bool Pcmpeqd(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Equals(Of<uint>(d), Of<uint>(s)));

    /// <summary><c>pcmpgtd</c>.</summary>
    public static bool Pcmpgtd(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.GreaterThan(Of<int>(d), Of<int>(s)));

    /// <summary><c>paddq</c>.</summary>
    public static bool Paddq(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<ulong>(d) + Of<ulong>(s));

    /// <summary><c>psubq</c>.</summary>
    public static bool Psubq(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<ulong>(d) - Of<ulong>(s));

    /// <summary><c>pcmpeqq</c>.</summary>
    public static bool Pcmpeqq(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Equals(Of<ulong>(d), Of<ulong>(s)));

    /// <summary><c>pcmpgtq</c>.</summary>
    public static bool Pcmpgtq(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.GreaterThan(Of<long>(d), Of<long>(s)));

    /// <summary><c>paddsb</c>.</summary>
    public static bool Paddsb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.AddSaturate(Of<sbyte>(d), Of<sbyte>(s)));

    /// <summary><c>paddusb</c>.</summary>
    public static bool Paddusb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.AddSaturate(Of<byte>(d), Of<byte>(s)));

    /// <summary><c>psubsb</c>.</summary>
    public static bool Psubsb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.SubtractSaturate(Of<sbyte>(d), Of<sbyte>(s)));

    /// <summary><c>psubusb</c>.</summary>
    public static bool Psubusb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.SubtractSaturate(Of<byte>(d), Of<byte>(s)));

    /// <summary><c>paddsw</c>.</summary>
    public static bool Paddsw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.AddSaturate(Of<short>(d), Of<short>(s)));

    /// <summary><c>paddusw</c>.</summary>
    public static bool Paddusw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.AddSaturate(Of<ushort>(d), Of<ushort>(s)));

    /// <summary><c>psubsw</c>.</summary>
    public static bool Psubsw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.SubtractSaturate(Of<short>(d), Of<short>(s)));

    /// <summary><c>psubusw</c>.</summary>
    public static bool Psubusw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.SubtractSaturate(Of<ushort>(d), Of<ushort>(s)));

    /// <summary><c>pminub</c>.</summary>
    public static bool Pminub(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Min(Of<byte>(d), Of<byte>(s)));

    /// <summary><c>pmaxub</c>.</summary>
    public static bool Pmaxub(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Max(Of<byte>(d), Of<byte>(s)));

    /// <summary><c>pminsb</c>.</summary>
    public static bool Pminsb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Min(Of<sbyte>(d), Of<sbyte>(s)));

    /// <summary><c>pmaxsb</c>.</summary>
    public static bool Pmaxsb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Max(Of<sbyte>(d), Of<sbyte>(s)));

    /// <summary><c>pminuw</c>.</summary>
    public static bool Pminuw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Min(Of<ushort>(d), Of<ushort>(s)));

    /// <summary><c>pmaxuw</c>.</summary>
    public static bool Pmaxuw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Max(Of<ushort>(d), Of<ushort>(s)));

    /// <summary><c>pminsw</c>.</summary>
    public static bool Pminsw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Min(Of<short>(d), Of<short>(s)));

    /// <summary><c>pmaxsw</c>.</summary>
    public static bool Pmaxsw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Max(Of<short>(d), Of<short>(s)));

    /// <summary><c>pminud</c>.</summary>
    public static bool Pminud(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Min(Of<uint>(d), Of<uint>(s)));

    /// <summary><c>pmaxud</c>.</summary>
    public static bool Pmaxud(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Max(Of<uint>(d), Of<uint>(s)));

    /// <summary><c>pminsd</c>.</summary>
    public static bool Pminsd(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Min(Of<int>(d), Of<int>(s)));

    /// <summary><c>pmaxsd</c>.</summary>
    public static bool Pmaxsd(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Max(Of<int>(d), Of<int>(s)));

    /// <summary><c>pmullw</c>.</summary>
    public static bool Pmullw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<short>(d) * Of<short>(s));

    /// <summary><c>pmulld</c>.</summary>
    public static bool Pmulld(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<int>(d) * Of<int>(s));

    /// <summary><c>pand</c>.</summary>
    public static bool Pand(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<ulong>(d) & Of<ulong>(s));

    /// <summary><c>pandn</c>.</summary>
    public static bool Pandn(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, ~Of<ulong>(d) & Of<ulong>(s));

    /// <summary><c>por</c>.</summary>
    public static bool Por(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<ulong>(d) | Of<ulong>(s));

    /// <summary><c>pxor</c>.</summary>
    public static bool Pxor(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Of<ulong>(d) ^ Of<ulong>(s));

    /// <summary><c>pabsb</c>.</summary>
    public static bool Pabsb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Abs(Of<sbyte>(s)));

    /// <summary><c>psignb</c>.</summary>
    public static bool Psignb(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.ConditionalSelect(Vector128.LessThan(Of<sbyte>(s), Vector128<sbyte>.Zero), -Of<sbyte>(d), Of<sbyte>(d)) & ~Vector128.Equals(Of<sbyte>(s), Vector128<sbyte>.Zero));

    /// <summary><c>pabsw</c>.</summary>
    public static bool Pabsw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Abs(Of<short>(s)));

    /// <summary><c>psignw</c>.</summary>
    public static bool Psignw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.ConditionalSelect(Vector128.LessThan(Of<short>(s), Vector128<short>.Zero), -Of<short>(d), Of<short>(d)) & ~Vector128.Equals(Of<short>(s), Vector128<short>.Zero));

    /// <summary><c>pabsd</c>.</summary>
    public static bool Pabsd(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.Abs(Of<int>(s)));

    /// <summary><c>psignd</c>.</summary>
    public static bool Psignd(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.ConditionalSelect(Vector128.LessThan(Of<int>(s), Vector128<int>.Zero), -Of<int>(d), Of<int>(d)) & ~Vector128.Equals(Of<int>(s), Vector128<int>.Zero));

    /// <summary><c>psllw</c>.</summary>
    public static bool Psllw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, *(ulong*)s < 16 ? Vector128.ShiftLeft(Of<ushort>(d), (int)*(ulong*)s) : Vector128<ushort>.Zero);

    /// <summary><c>psrlw</c>.</summary>
    public static bool Psrlw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, *(ulong*)s < 16 ? Vector128.ShiftRightLogical(Of<ushort>(d), (int)*(ulong*)s) : Vector128<ushort>.Zero);

    /// <summary><c>psraw</c>.</summary>
    public static bool Psraw(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.ShiftRightArithmetic(Of<short>(d), (int)Math.Min(*(ulong*)s, 15)));

    /// <summary><c>pslld</c>.</summary>
    public static bool Pslld(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, *(ulong*)s < 32 ? Vector128.ShiftLeft(Of<uint>(d), (int)*(ulong*)s) : Vector128<uint>.Zero);

    /// <summary><c>psrld</c>.</summary>
    public static bool Psrld(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, *(ulong*)s < 32 ? Vector128.ShiftRightLogical(Of<uint>(d), (int)*(ulong*)s) : Vector128<uint>.Zero);

    /// <summary><c>psrad</c>.</summary>
    public static bool Psrad(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, Vector128.ShiftRightArithmetic(Of<int>(d), (int)Math.Min(*(ulong*)s, 31)));

    /// <summary><c>psllq</c>.</summary>
    public static bool Psllq(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, *(ulong*)s < 64 ? Vector128.ShiftLeft(Of<ulong>(d), (int)*(ulong*)s) : Vector128<ulong>.Zero);

    /// <summary><c>psrlq</c>.</summary>
    public static bool Psrlq(ExecutionContext* c, byte* d, byte* s, int detail) => Set(d, *(ulong*)s < 64 ? Vector128.ShiftRightLogical(Of<ulong>(d), (int)*(ulong*)s) : Vector128<ulong>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Of<T>(byte* from) => Unsafe.ReadUnaligned<Vector128<T>>(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Set<T>(byte* to, Vector128<T> value)
    {
        Unsafe.WriteUnaligned(to, value);
        return true;
    }
}
