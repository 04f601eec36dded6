using System;

namespace System.Runtime.CompilerServices;

/// <summary>What the C# compiler emits calls to for constant data.</summary>
public static class RuntimeHelpers
{
    public static unsafe int OffsetToStringData => sizeof(nint) + sizeof(int);

    [Intrinsic]
    public static extern void InitializeArray(Array array, RuntimeFieldHandle field);

    [Intrinsic]
    public static ReadOnlySpan<T> CreateSpan<T>(RuntimeFieldHandle field) => default;
}
