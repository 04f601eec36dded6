namespace System;

/// <summary>An unsigned number as wide as an address.</summary>
public struct UIntPtr
{
}
