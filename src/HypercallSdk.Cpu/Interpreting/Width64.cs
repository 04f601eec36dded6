// SAFETY: callers pass registers of the state or host addresses of translated guest memory.
using System.Runtime.CompilerServices;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>64 bits.</summary>
internal readonly unsafe struct Width64 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 64;

    /// <inheritdoc/>
    public static int Bytes => 8;

    /// <inheritdoc/>
    public static ulong Mask => ulong.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(void* from) => *(ulong*)from;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(void* to, ulong value) => *(ulong*)to = (ulong)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetRegister(void* to, ulong value) => *(ulong*)to = value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SignExtend(ulong value) => (ulong)(long)value;
}
