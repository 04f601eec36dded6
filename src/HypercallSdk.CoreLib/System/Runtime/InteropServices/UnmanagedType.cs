namespace System.Runtime.InteropServices;

/// <summary>How values cross to native code; nothing does here.</summary>
public enum UnmanagedType
{
    Bool = 2,
}
