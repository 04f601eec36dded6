namespace System;

/// <summary>The base of delegates, which need a heap: kernels use function pointers.</summary>
public abstract class Delegate
{
}
