namespace System;

/// <summary>A signed number as wide as an address.</summary>
public struct IntPtr
{
}
