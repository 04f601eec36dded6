namespace System;

/// <summary>The type object that the compiler expects by name.</summary>
internal sealed class RuntimeType : Type
{
}
