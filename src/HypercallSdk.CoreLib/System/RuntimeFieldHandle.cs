namespace System;

/// <summary>A token in compiled code; opaque.</summary>
public readonly struct RuntimeFieldHandle
{
#pragma warning disable CS0169 // Laid out for the compiler.
    private readonly nint _value;
#pragma warning restore CS0169
}
