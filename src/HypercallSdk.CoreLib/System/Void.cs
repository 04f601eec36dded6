namespace System;

/// <summary>No value.</summary>
public struct Void
{
}
