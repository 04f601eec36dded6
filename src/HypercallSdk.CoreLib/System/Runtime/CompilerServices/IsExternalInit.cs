namespace System.Runtime.CompilerServices;

/// <summary>Marks an init-only setter.</summary>
public static class IsExternalInit
{
}
