// SAFETY: callers pass registers of the state or host addresses of translated guest memory.
using System.Runtime.CompilerServices;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>8 bits.</summary>
internal readonly unsafe struct Width8 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 8;

    /// <inheritdoc/>
    public static int Bytes => 1;

    /// <inheritdoc/>
    public static ulong Mask => byte.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(void* from) => *(byte*)from;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(void* to, ulong value) => *(byte*)to = (byte)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetRegister(void* to, ulong value) => *(byte*)to = (byte)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SignExtend(ulong value) => (ulong)(sbyte)value;
}
