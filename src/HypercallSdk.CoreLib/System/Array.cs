using System.Runtime.CompilerServices;

namespace System;

/// <summary>The base of arrays, laid out by the compiler. There is no heap to make one at run time.</summary>
public abstract class Array
{
#pragma warning disable CS0649 // Laid out by the compiler.
    private readonly int _length;
#pragma warning restore CS0649

    public int Length
    {
        [Intrinsic]
        get => _length;
    }
}
