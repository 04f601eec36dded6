// SAFETY: callers pass registers of the state or host addresses of translated guest memory.
using System.Runtime.CompilerServices;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>32 bits.</summary>
internal readonly unsafe struct Width32 : IWidth
{
    /// <inheritdoc/>
    public static int Bits => 32;

    /// <inheritdoc/>
    public static int Bytes => 4;

    /// <inheritdoc/>
    public static ulong Mask => uint.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(void* from) => *(uint*)from;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(void* to, ulong value) => *(uint*)to = (uint)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetRegister(void* to, ulong value) => *(ulong*)to = (uint)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SignExtend(ulong value) => (ulong)(int)value;
}
