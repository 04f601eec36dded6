namespace System.Runtime.CompilerServices;

/// <summary>Address arithmetic that C# cannot say; the compiler expands each.</summary>
public static unsafe class Unsafe
{
    [Intrinsic]
    public static extern ref T Add<T>(ref T source, int elementOffset);

    [Intrinsic]
    public static extern ref T AddByteOffset<T>(ref T source, nuint byteOffset);

    [Intrinsic]
    public static extern ref T AsRef<T>(void* source);

    [Intrinsic]
    public static extern ref T AsRef<T>(scoped ref readonly T source);

    [Intrinsic]
    public static extern ref TTo As<TFrom, TTo>(ref TFrom source);

    [Intrinsic]
    public static extern T? As<T>(object? value)
        where T : class;

    [Intrinsic]
    public static extern void* AsPointer<T>(ref readonly T value)
        where T : allows ref struct;

    [Intrinsic]
    public static extern int SizeOf<T>()
        where T : allows ref struct;

    [Intrinsic]
    public static extern bool IsAddressLessThan<T>(ref readonly T left, ref readonly T right);

    [Intrinsic]
    public static extern bool AreSame<T>(ref readonly T left, ref readonly T right);

    [Intrinsic]
    public static extern T ReadUnaligned<T>(void* source);

    [Intrinsic]
    public static extern T ReadUnaligned<T>(scoped ref readonly byte source);

    [Intrinsic]
    public static extern void WriteUnaligned<T>(void* destination, T value);

    [Intrinsic]
    public static extern void WriteUnaligned<T>(ref byte destination, T value);

    public static ref T NullRef<T>() => ref AsRef<T>(null);

    public static bool IsNullRef<T>(ref readonly T source) => AsPointer(in source) == null;

    [Intrinsic]
    public static extern void SkipInit<T>(out T value);
}
