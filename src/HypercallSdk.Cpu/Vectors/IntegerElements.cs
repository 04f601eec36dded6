// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Packed integer operations that are written element by element.</summary>
internal static unsafe class IntegerElements
{
    /// <summary><c>pmulhw</c>.</summary>
    public static bool Pmulhw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* a = (short*)d;
        short* b = (short*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 8; i++)
        {
            r[i] = (short)((a[i] * b[i]) >> 16);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmulhuw</c>.</summary>
    public static bool Pmulhuw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* a = (ushort*)d;
        ushort* b = (ushort*)s;
        ushort* r = stackalloc ushort[8];
        for (int i = 0; i < 8; i++)
        {
            r[i] = (ushort)(((uint)a[i] * b[i]) >> 16);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmulhrsw</c>.</summary>
    public static bool Pmulhrsw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* a = (short*)d;
        short* b = (short*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 8; i++)
        {
            r[i] = (short)((((a[i] * b[i]) >> 14) + 1) >> 1);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmuludq</c>.</summary>
    public static bool Pmuludq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* a = (uint*)d;
        uint* b = (uint*)s;
        ulong* r = stackalloc ulong[2];
        for (int i = 0; i < 2; i++)
        {
            r[i] = (ulong)a[2 * i] * b[2 * i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmuldq</c>.</summary>
    public static bool Pmuldq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int* a = (int*)d;
        int* b = (int*)s;
        long* r = stackalloc long[2];
        for (int i = 0; i < 2; i++)
        {
            r[i] = (long)a[2 * i] * b[2 * i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmaddwd</c>.</summary>
    public static bool Pmaddwd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* a = (short*)d;
        short* b = (short*)s;
        int* r = stackalloc int[4];
        for (int i = 0; i < 4; i++)
        {
            r[i] = unchecked((a[2 * i] * b[2 * i]) + (a[(2 * i) + 1] * b[(2 * i) + 1]));
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmaddubsw</c>.</summary>
    public static bool Pmaddubsw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        sbyte* b = (sbyte*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 8; i++)
        {
            r[i] = Saturate((d[2 * i] * b[2 * i]) + (d[(2 * i) + 1] * b[(2 * i) + 1]));
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pavgb</c>.</summary>
    public static bool Pavgb(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* a = (byte*)d;
        byte* b = (byte*)s;
        byte* r = stackalloc byte[16];
        for (int i = 0; i < 16; i++)
        {
            r[i] = (byte)((a[i] + b[i] + 1) >> 1);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pavgw</c>.</summary>
    public static bool Pavgw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* a = (ushort*)d;
        ushort* b = (ushort*)s;
        ushort* r = stackalloc ushort[8];
        for (int i = 0; i < 8; i++)
        {
            r[i] = (ushort)((a[i] + b[i] + 1) >> 1);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>phaddw</c>.</summary>
    public static bool Phaddw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* a = (short*)d;
        short* b = (short*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 4; i++)
        {
            r[i] = (short)(a[2 * i] + a[(2 * i) + 1]);
            r[i + 4] = (short)(b[2 * i] + b[(2 * i) + 1]);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>phaddd</c>.</summary>
    public static bool Phaddd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int* a = (int*)d;
        int* b = (int*)s;
        int* r = stackalloc int[4];
        for (int i = 0; i < 2; i++)
        {
            r[i] = a[2 * i] + a[(2 * i) + 1];
            r[i + 2] = b[2 * i] + b[(2 * i) + 1];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>phaddsw</c>.</summary>
    public static bool Phaddsw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* a = (short*)d;
        short* b = (short*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 4; i++)
        {
            r[i] = Saturate(a[2 * i] + a[(2 * i) + 1]);
            r[i + 4] = Saturate(b[2 * i] + b[(2 * i) + 1]);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>phsubw</c>.</summary>
    public static bool Phsubw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* a = (short*)d;
        short* b = (short*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 4; i++)
        {
            r[i] = (short)(a[2 * i] - a[(2 * i) + 1]);
            r[i + 4] = (short)(b[2 * i] - b[(2 * i) + 1]);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>phsubd</c>.</summary>
    public static bool Phsubd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int* a = (int*)d;
        int* b = (int*)s;
        int* r = stackalloc int[4];
        for (int i = 0; i < 2; i++)
        {
            r[i] = a[2 * i] - a[(2 * i) + 1];
            r[i + 2] = b[2 * i] - b[(2 * i) + 1];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>phsubsw</c>.</summary>
    public static bool Phsubsw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* a = (short*)d;
        short* b = (short*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 4; i++)
        {
            r[i] = Saturate(a[2 * i] - a[(2 * i) + 1]);
            r[i + 4] = Saturate(b[2 * i] - b[(2 * i) + 1]);
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>psadbw</c>.</summary>
    public static bool Psadbw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* r = stackalloc ulong[2];
        for (int half = 0; half < 2; half++)
        {
            r[half] = 0;
            for (int i = 8 * half; i < (8 * half) + 8; i++)
            {
                r[half] += (ulong)Math.Abs(d[i] - s[i]);
            }
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>mpsadbw</c>.</summary>
    public static bool Mpsadbw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* a = d + (detail & 4);
        byte* b = s + ((detail & 3) * 4);
        ushort* r = stackalloc ushort[8];
        for (int i = 0; i < 8; i++)
        {
            r[i] = (ushort)(Math.Abs(a[i] - b[0]) + Math.Abs(a[i + 1] - b[1]) + Math.Abs(a[i + 2] - b[2]) + Math.Abs(a[i + 3] - b[3]));
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>phminposuw</c>.</summary>
    public static bool Phminposuw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* b = (ushort*)s;
        int least = 0;
        for (int i = 1; i < 8; i++)
        {
            least = b[i] < b[least] ? i : least;
        }

        ulong* r = stackalloc ulong[2];
        r[0] = b[least] | ((ulong)least << 16);
        r[1] = 0;
        return Set(d, (byte*)r);
    }

    private static short Saturate(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Set(byte* to, byte* from)
    {
        Unsafe.CopyBlockUnaligned(to, from, 16);
        return true;
    }
}
