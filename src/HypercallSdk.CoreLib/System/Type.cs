namespace System;

/// <summary>Stands for a type in the compiler's tables; there is no reflection here.</summary>
public class Type
{
}
