namespace System;

/// <summary>The template of one-dimensional arrays that the compiler expects by name.</summary>
internal abstract class Array<T> : Array
{
}
