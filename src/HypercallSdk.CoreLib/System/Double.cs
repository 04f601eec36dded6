namespace System;

/// <summary>A 64-bit floating-point number.</summary>
public struct Double
{
}
