namespace System;

/// <summary>The base that the compilers give to delegate types.</summary>
public abstract class MulticastDelegate : Delegate
{
}
