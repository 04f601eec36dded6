// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <content>Widening, blending, inserting and extracting.</content>
internal static unsafe partial class Shuffles
{
    /// <summary><c>pmovsxbw</c>.</summary>
    public static bool Pmovsxbw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        sbyte* b = (sbyte*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 8; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovsxbd</c>.</summary>
    public static bool Pmovsxbd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        sbyte* b = (sbyte*)s;
        int* r = stackalloc int[4];
        for (int i = 0; i < 4; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovsxbq</c>.</summary>
    public static bool Pmovsxbq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        sbyte* b = (sbyte*)s;
        long* r = stackalloc long[2];
        for (int i = 0; i < 2; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovsxwd</c>.</summary>
    public static bool Pmovsxwd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* b = (short*)s;
        int* r = stackalloc int[4];
        for (int i = 0; i < 4; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovsxwq</c>.</summary>
    public static bool Pmovsxwq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        short* b = (short*)s;
        long* r = stackalloc long[2];
        for (int i = 0; i < 2; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovsxdq</c>.</summary>
    public static bool Pmovsxdq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int* b = (int*)s;
        long* r = stackalloc long[2];
        for (int i = 0; i < 2; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovzxbw</c>.</summary>
    public static bool Pmovzxbw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* b = (byte*)s;
        short* r = stackalloc short[8];
        for (int i = 0; i < 8; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovzxbd</c>.</summary>
    public static bool Pmovzxbd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* b = (byte*)s;
        int* r = stackalloc int[4];
        for (int i = 0; i < 4; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovzxbq</c>.</summary>
    public static bool Pmovzxbq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* b = (byte*)s;
        long* r = stackalloc long[2];
        for (int i = 0; i < 2; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovzxwd</c>.</summary>
    public static bool Pmovzxwd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* b = (ushort*)s;
        int* r = stackalloc int[4];
        for (int i = 0; i < 4; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovzxwq</c>.</summary>
    public static bool Pmovzxwq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* b = (ushort*)s;
        long* r = stackalloc long[2];
        for (int i = 0; i < 2; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pmovzxdq</c>.</summary>
    public static bool Pmovzxdq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* b = (uint*)s;
        long* r = stackalloc long[2];
        for (int i = 0; i < 2; i++)
        {
            r[i] = b[i];
        }

        return Set(d, (byte*)r);
    }

    /// <summary><c>pblendw</c>.</summary>
    public static bool Pblendw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ushort* a = (ushort*)d;
        ushort* b = (ushort*)s;
        for (int i = 0; i < 8; i++)
        {
            a[i] = ((detail >> i) & 1) != 0 ? b[i] : a[i];
        }

        return true;
    }

    /// <summary><c>blendps</c>.</summary>
    public static bool Blendps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* a = (uint*)d;
        uint* b = (uint*)s;
        for (int i = 0; i < 4; i++)
        {
            a[i] = ((detail >> i) & 1) != 0 ? b[i] : a[i];
        }

        return true;
    }

    /// <summary><c>blendpd</c>.</summary>
    public static bool Blendpd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* a = (ulong*)d;
        ulong* b = (ulong*)s;
        for (int i = 0; i < 2; i++)
        {
            a[i] = ((detail >> i) & 1) != 0 ? b[i] : a[i];
        }

        return true;
    }

    /// <summary><c>pblendvb</c>.</summary>
    public static bool Pblendvb(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        byte* a = (byte*)d;
        byte* b = (byte*)s;
        sbyte* mask = stackalloc sbyte[16];
        Unsafe.CopyBlockUnaligned(mask, (byte*)c + State.ProcessorState.VectorOffset, 16);
        for (int i = 0; i < 16; i++)
        {
            a[i] = mask[i] < 0 ? b[i] : a[i];
        }

        return true;
    }

    /// <summary><c>blendvps</c>.</summary>
    public static bool Blendvps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* a = (uint*)d;
        uint* b = (uint*)s;
        int* mask = stackalloc int[4];
        Unsafe.CopyBlockUnaligned(mask, (byte*)c + State.ProcessorState.VectorOffset, 16);
        for (int i = 0; i < 4; i++)
        {
            a[i] = mask[i] < 0 ? b[i] : a[i];
        }

        return true;
    }

    /// <summary><c>blendvpd</c>.</summary>
    public static bool Blendvpd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* a = (ulong*)d;
        ulong* b = (ulong*)s;
        long* mask = stackalloc long[2];
        Unsafe.CopyBlockUnaligned(mask, (byte*)c + State.ProcessorState.VectorOffset, 16);
        for (int i = 0; i < 2; i++)
        {
            a[i] = mask[i] < 0 ? b[i] : a[i];
        }

        return true;
    }

    /// <summary><c>movddup</c>.</summary>
    public static bool Movddup(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong value = *(ulong*)s;
        ((ulong*)d)[0] = value;
        ((ulong*)d)[1] = value;
        return true;
    }

    /// <summary><c>movsldup</c>.</summary>
    public static bool Movsldup(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint first = ((uint*)s)[0];
        uint second = ((uint*)s)[2];
        ((uint*)d)[0] = first;
        ((uint*)d)[1] = first;
        ((uint*)d)[2] = second;
        ((uint*)d)[3] = second;
        return true;
    }

    /// <summary><c>movshdup</c>.</summary>
    public static bool Movshdup(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint first = ((uint*)s)[1];
        uint second = ((uint*)s)[3];
        ((uint*)d)[0] = first;
        ((uint*)d)[1] = first;
        ((uint*)d)[2] = second;
        ((uint*)d)[3] = second;
        return true;
    }

    /// <summary><c>pinsrb</c>.</summary>
    public static bool Pinsrb(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ((byte*)d)[detail & 15] = *(byte*)s;
        return true;
    }

    /// <summary><c>pinsrw</c>.</summary>
    public static bool Pinsrw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ((ushort*)d)[detail & 7] = *(ushort*)s;
        return true;
    }

    /// <summary><c>pinsrd</c>.</summary>
    public static bool Pinsrd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ((uint*)d)[detail & 3] = *(uint*)s;
        return true;
    }

    /// <summary><c>pinsrq</c>.</summary>
    public static bool Pinsrq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ((ulong*)d)[detail & 1] = *(ulong*)s;
        return true;
    }

    /// <summary><c>pextrb</c>.</summary>
    public static bool Pextrb(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ulong*)d = ((byte*)s)[detail & 15];
        return true;
    }

    /// <summary><c>pextrw</c>.</summary>
    public static bool Pextrw(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ulong*)d = ((ushort*)s)[detail & 7];
        return true;
    }

    /// <summary><c>pextrd</c>.</summary>
    public static bool Pextrd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ulong*)d = ((uint*)s)[detail & 3];
        return true;
    }

    /// <summary><c>pextrq</c>.</summary>
    public static bool Pextrq(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ulong*)d = ((ulong*)s)[detail & 1];
        return true;
    }

    /// <summary><c>extractps</c>.</summary>
    public static bool Extractps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ulong*)d = ((uint*)s)[detail & 3];
        return true;
    }

    /// <summary><c>pmovmskb</c>.</summary>
    public static bool Pmovmskb(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ulong*)d = Vector128.ExtractMostSignificantBits(Unsafe.ReadUnaligned<Vector128<byte>>(s));
        return true;
    }

    /// <summary><c>movmskps</c>.</summary>
    public static bool Movmskps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ulong*)d = Vector128.ExtractMostSignificantBits(Unsafe.ReadUnaligned<Vector128<uint>>(s));
        return true;
    }

    /// <summary><c>movmskpd</c>.</summary>
    public static bool Movmskpd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ulong*)d = Vector128.ExtractMostSignificantBits(Unsafe.ReadUnaligned<Vector128<ulong>>(s));
        return true;
    }

    /// <summary><c>ptest</c>.</summary>
    public static bool Ptest(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        Vector128<ulong> a = Unsafe.ReadUnaligned<Vector128<ulong>>(d);
        Vector128<ulong> b = Unsafe.ReadUnaligned<Vector128<ulong>>(s);
        State.ProcessorFlags flags = (a & b) == Vector128<ulong>.Zero ? State.ProcessorFlags.Zero : 0;
        flags |= (~a & b) == Vector128<ulong>.Zero ? State.ProcessorFlags.Carry : 0;
        Flags.Import(c, (ulong)flags);
        return true;
    }

    /// <summary><c>insertps</c>; from memory the element is the operand itself, and decoding has cleared its number.</summary>
    public static bool Insertps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint element = ((uint*)s)[detail >> 6];
        uint* a = (uint*)d;
        a[(detail >> 4) & 3] = element;
        for (int i = 0; i < 4; i++)
        {
            a[i] = ((detail >> i) & 1) != 0 ? 0 : a[i];
        }

        return true;
    }
}
