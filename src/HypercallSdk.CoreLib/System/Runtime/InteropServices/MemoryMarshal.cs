using System;
using System.Runtime.CompilerServices;

namespace System.Runtime.InteropServices;

/// <summary>Spans over given memory, and their first element.</summary>
public static class MemoryMarshal
{
    public static Span<T> CreateSpan<T>(scoped ref T reference, int length) => new(ref Unsafe.AsRef(in reference), length);

    public static ReadOnlySpan<T> CreateReadOnlySpan<T>(scoped ref readonly T reference, int length) => new(ref Unsafe.AsRef(in reference), length);

    public static ref T GetReference<T>(Span<T> span) => ref span.First;

    public static ref T GetReference<T>(ReadOnlySpan<T> span) => ref span.First;

    public static unsafe Span<byte> AsBytes<T>(Span<T> span)
        where T : struct => new(ref Unsafe.As<T, byte>(ref span.First), span.Length * Unsafe.SizeOf<T>());

    public static unsafe ReadOnlySpan<byte> AsBytes<T>(ReadOnlySpan<T> span)
        where T : struct => new(ref Unsafe.As<T, byte>(ref span.First), span.Length * Unsafe.SizeOf<T>());

    [Intrinsic]
    public static ref T GetArrayDataReference<T>(T[] array) => ref Unsafe.As<byte, T>(ref Unsafe.As<RawArrayData>(array)!.Data);
}
