using System.Runtime.CompilerServices;

namespace System.Threading;

/// <summary>Atomic changes; the compiler expands them to locked instructions.</summary>
public static class Interlocked
{
    [Intrinsic]
    public static extern int CompareExchange(ref int location, int value, int comparand);

    [Intrinsic]
    public static extern long CompareExchange(ref long location, long value, long comparand);

    [Intrinsic]
    public static extern int Exchange(ref int location, int value);

    [Intrinsic]
    public static extern long Exchange(ref long location, long value);

    [Intrinsic]
    private static extern int ExchangeAdd(ref int location, int value);

    [Intrinsic]
    private static extern long ExchangeAdd(ref long location, long value);

    [Intrinsic]
    public static extern void MemoryBarrier();

    public static uint CompareExchange(ref uint location, uint value, uint comparand) =>
        (uint)CompareExchange(ref Unsafe.As<uint, int>(ref location), (int)value, (int)comparand);

    public static ulong CompareExchange(ref ulong location, ulong value, ulong comparand) =>
        (ulong)CompareExchange(ref Unsafe.As<ulong, long>(ref location), (long)value, (long)comparand);

    public static int Add(ref int location, int value) => ExchangeAdd(ref location, value) + value;

    public static long Add(ref long location, long value) => ExchangeAdd(ref location, value) + value;

    public static int Increment(ref int location) => Add(ref location, 1);

    public static long Increment(ref long location) => Add(ref location, 1);

    public static int Decrement(ref int location) => Add(ref location, -1);

    public static long Decrement(ref long location) => Add(ref location, -1);
}
