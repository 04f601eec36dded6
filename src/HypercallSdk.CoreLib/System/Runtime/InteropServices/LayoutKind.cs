namespace System.Runtime.InteropServices;

/// <summary>How a struct's fields are placed.</summary>
public enum LayoutKind
{
    Sequential = 0,
    Explicit = 2,
    Auto = 3,
}
