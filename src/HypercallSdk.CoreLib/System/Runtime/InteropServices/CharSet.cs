namespace System.Runtime.InteropServices;

/// <summary>How strings cross to native code; nothing does here.</summary>
public enum CharSet
{
    None = 1,
    Ansi = 2,
    Unicode = 3,
    Auto = 4,
}
