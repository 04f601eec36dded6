using System;

namespace System.Runtime.CompilerServices;

/// <summary>How a method is compiled.</summary>
[Flags]
public enum MethodImplOptions
{
    NoInlining = 8,
    NoOptimization = 64,
    AggressiveInlining = 256,
    AggressiveOptimization = 512,
    InternalCall = 4096,
}
