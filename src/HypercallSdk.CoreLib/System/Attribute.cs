namespace System;

/// <summary>The base of attributes, which only the compilers read.</summary>
public abstract class Attribute
{
}
