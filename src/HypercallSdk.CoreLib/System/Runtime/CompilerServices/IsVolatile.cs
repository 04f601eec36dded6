namespace System.Runtime.CompilerServices;

/// <summary>Marks a volatile field.</summary>
public static class IsVolatile
{
}
