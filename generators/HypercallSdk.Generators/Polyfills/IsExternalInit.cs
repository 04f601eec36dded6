namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for where records are used on netstandard2.0.</summary>
internal static class IsExternalInit
{
}
