namespace System;

/// <summary>Stands for reference types in code that generics share; the compiler looks for the name.</summary>
internal sealed class __Canon
{
}
