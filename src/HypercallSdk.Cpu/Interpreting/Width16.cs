// SAFETY: callers pass registers of the state or host addresses of translated guest memory.
using System.Runtime.CompilerServices;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>16 bits.</summary>
internal readonly unsafe struct Width16 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 16;

    /// <inheritdoc/>
    public static int Bytes => 2;

    /// <inheritdoc/>
    public static ulong Mask => ushort.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(void* from) => *(ushort*)from;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(void* to, ulong value) => *(ushort*)to = (ushort)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetRegister(void* to, ulong value) => *(ushort*)to = (ushort)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SignExtend(ulong value) => (ulong)(short)value;
}
