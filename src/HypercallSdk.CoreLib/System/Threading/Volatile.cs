using System.Runtime.CompilerServices;

namespace System.Threading;

/// <summary>Single reads and writes that the compiler neither drops nor moves.</summary>
public static class Volatile
{
    public static bool Read(ref readonly bool location) => Unsafe.As<bool, VolatileByte>(ref Unsafe.AsRef(in location)).Value != 0;

    public static void Write(ref bool location, bool value) => Unsafe.As<bool, VolatileByte>(ref location).Value = value ? (byte)1 : (byte)0;

    public static byte Read(ref readonly byte location) => Unsafe.As<byte, VolatileByte>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref byte location, byte value) => Unsafe.As<byte, VolatileByte>(ref location).Value = value;

    public static ushort Read(ref readonly ushort location) => Unsafe.As<ushort, VolatileUInt16>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref ushort location, ushort value) => Unsafe.As<ushort, VolatileUInt16>(ref location).Value = value;

    public static int Read(ref readonly int location) => Unsafe.As<int, VolatileInt32>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref int location, int value) => Unsafe.As<int, VolatileInt32>(ref location).Value = value;

    public static uint Read(ref readonly uint location) => Unsafe.As<uint, VolatileUInt32>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref uint location, uint value) => Unsafe.As<uint, VolatileUInt32>(ref location).Value = value;

    public static ulong Read(ref readonly ulong location) => Unsafe.As<ulong, VolatileUIntPtr>(ref Unsafe.AsRef(in location)).Value;

    public static void Write(ref ulong location, ulong value) => Unsafe.As<ulong, VolatileUIntPtr>(ref location).Value = (nuint)value;

    private struct VolatileByte
    {
        internal volatile byte Value;
    }

    private struct VolatileUInt16
    {
        internal volatile ushort Value;
    }

    private struct VolatileInt32
    {
        internal volatile int Value;
    }

    private struct VolatileUInt32
    {
        internal volatile uint Value;
    }

    private struct VolatileUIntPtr
    {
        internal volatile nuint Value;
    }
}
