namespace System;

/// <summary>A 32-bit floating-point number.</summary>
public struct Single
{
}
