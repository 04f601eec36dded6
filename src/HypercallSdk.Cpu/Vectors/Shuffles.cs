// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Instructions that move elements about: unpacking, packing, shuffling, inserting and extracting.</summary>
internal static unsafe partial class Shuffles
{
    /// <summary><c>punpcklbw</c>.</summary>
    public static bool Punpcklbw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* a = (byte*)d + 0;
        byte* b = (byte*)s + 0;
        byte* r = stackalloc byte[16];
        for (int i = 0; i < 8; i++)
        {
            r[2 * i] = a[i];
            r[(2 * i) + 1] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>punpckhbw</c>.</summary>
    public static bool Punpckhbw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* a = (byte*)d + 8;
        byte* b = (byte*)s + 8;
        byte* r = stackalloc byte[16];
        for (int i = 0; i < 8; i++)
        {
            r[2 * i] = a[i];
            r[(2 * i) + 1] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>punpcklwd</c>.</summary>
    public static bool Punpcklwd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* a = (ushort*)d + 0;
        ushort* b = (ushort*)s + 0;
        ushort* r = stackalloc ushort[8];
        for (int i = 0; i < 4; i++)
        {
            r[2 * i] = a[i];
            r[(2 * i) + 1] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>punpckhwd</c>.</summary>
    public static bool Punpckhwd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* a = (ushort*)d + 4;
        ushort* b = (ushort*)s + 4;
        ushort* r = stackalloc ushort[8];
        for (int i = 0; i < 4; i++)
        {
            r[2 * i] = a[i];
            r[(2 * i) + 1] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>punpckldq</c>.</summary>
    public static bool Punpckldq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* a = (uint*)d + 0;
        uint* b = (uint*)s + 0;
        uint* r = stackalloc uint[4];
        for (int i = 0; i < 2; i++)
        {
            r[2 * i] = a[i];
            r[(2 * i) + 1] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>punpckhdq</c>.</summary>
    public static bool Punpckhdq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* a = (uint*)d + 2;
        uint* b = (uint*)s + 2;
        uint* r = stackalloc uint[4];
        for (int i = 0; i < 2; i++)
        {
            r[2 * i] = a[i];
            r[(2 * i) + 1] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>punpcklqdq</c>.</summary>
    public static bool Punpcklqdq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* a = (ulong*)d + 0;
        ulong* b = (ulong*)s + 0;
        ulong* r = stackalloc ulong[2];
        for (int i = 0; i < 1; i++)
        {
            r[2 * i] = a[i];
            r[(2 * i) + 1] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>punpckhqdq</c>.</summary>
    public static bool Punpckhqdq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* a = (ulong*)d + 1;
        ulong* b = (ulong*)s + 1;
        ulong* r = stackalloc ulong[2];
        for (int i = 0; i < 1; i++)
        {
            r[2 * i] = a[i];
            r[(2 * i) + 1] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>movhlps</c>.</summary>
    public static bool Movhlps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ulong*)d = ((ulong*)s)[1];
        return true;
    }

    /// <summary><c>packsswb</c>.</summary>
    public static bool Packsswb(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* a = (short*)d;
        short* b = (short*)s;
        sbyte* r = stackalloc sbyte[16];
        for (int i = 0; i < 8; i++)
        {
            r[i] = (sbyte)Math.Clamp((int)a[i], sbyte.MinValue, sbyte.MaxValue);
            r[i + 8] = (sbyte)Math.Clamp((int)b[i], sbyte.MinValue, sbyte.MaxValue);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>packssdw</c>.</summary>
    public static bool Packssdw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int* a = (int*)d;
        int* b = (int*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 4; i++)
        {
            r[i] = (short)Math.Clamp(a[i], short.MinValue, short.MaxValue);
            r[i + 4] = (short)Math.Clamp(b[i], short.MinValue, short.MaxValue);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>packuswb</c>.</summary>
    public static bool Packuswb(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* a = (short*)d;
        short* b = (short*)s;
        byte* r = stackalloc byte[16];
        for (int i = 0; i < 8; i++)
        {
            r[i] = (byte)Math.Clamp((int)a[i], byte.MinValue, byte.MaxValue);
            r[i + 8] = (byte)Math.Clamp((int)b[i], byte.MinValue, byte.MaxValue);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>packusdw</c>.</summary>
    public static bool Packusdw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int* a = (int*)d;
        int* b = (int*)s;
        ushort* r = stackalloc ushort[8];
        for (int i = 0; i < 4; i++)
        {
            r[i] = (ushort)Math.Clamp(a[i], ushort.MinValue, ushort.MaxValue);
            r[i + 4] = (ushort)Math.Clamp(b[i], ushort.MinValue, ushort.MaxValue);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pshufd</c>.</summary>
    public static bool Pshufd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* b = (uint*)s;
        uint* r = stackalloc uint[4];
        for (int i = 0; i < 4; i++)
        {
            r[i] = b[(detail >> (2 * i)) & 3];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pshuflw</c>.</summary>
    public static bool Pshuflw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* b = (ushort*)s;
        ushort* r = stackalloc ushort[8];
        Unsafe.CopyBlockUnaligned(r, s, 16);
        for (int i = 0; i < 4; i++)
        {
            r[i + 0] = b[((detail >> (2 * i)) & 3) + 0];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pshufhw</c>.</summary>
    public static bool Pshufhw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* b = (ushort*)s;
        ushort* r = stackalloc ushort[8];
        Unsafe.CopyBlockUnaligned(r, s, 16);
        for (int i = 0; i < 4; i++)
        {
            r[i + 4] = b[((detail >> (2 * i)) & 3) + 4];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pshufb</c>.</summary>
    public static bool Pshufb(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* r = stackalloc byte[16];
        for (int i = 0; i < 16; i++)
        {
            r[i] = (s[i] & 0x80) != 0 ? (byte)0 : d[s[i] & 15];
        }

        return Set(d, r);
    }

    /// <summary><c>shufps</c>.</summary>
    public static bool Shufps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* a = (uint*)d;
        uint* b = (uint*)s;
        uint* r = stackalloc uint[4];
        r[0] = a[detail & 3];
        r[1] = a[(detail >> 2) & 3];
        r[2] = b[(detail >> 4) & 3];
        r[3] = b[(detail >> 6) & 3];
        return Set(d, (byte*)r);
    }

    /// <summary><c>shufpd</c>.</summary>
    public static bool Shufpd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong low = ((ulong*)d)[detail & 1];
        ulong high = ((ulong*)s)[(detail >> 1) & 1];
        ((ulong*)d)[0] = low;
        ((ulong*)d)[1] = high;
        return true;
    }

    /// <summary><c>palignr</c>.</summary>
    public static bool Palignr(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* joined = stackalloc byte[32];
        Unsafe.CopyBlockUnaligned(joined, s, 16);
        Unsafe.CopyBlockUnaligned(joined + 16, d, 16);
        byte* r = stackalloc byte[16];
        for (int i = 0; i < 16; i++)
        {
            r[i] = i + detail < 32 ? joined[i + detail] : (byte)0;
        }

        return Set(d, r);
    }

    /// <summary><c>pslldq</c>.</summary>
    public static bool Pslldq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        UInt128 value = detail < 16 ? Unsafe.ReadUnaligned<UInt128>(d) << (8 * detail) : 0;
        return Set(d, (byte*)&value);
    }

    /// <summary><c>psrldq</c>.</summary>
    public static bool Psrldq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        UInt128 value = detail < 16 ? Unsafe.ReadUnaligned<UInt128>(d) >> (8 * detail) : 0;
        return Set(d, (byte*)&value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Set(byte* to, byte* from)
    {
        Unsafe.CopyBlockUnaligned(to, from, 16);
        return true;
    }
}
