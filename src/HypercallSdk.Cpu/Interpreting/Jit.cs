using System.Runtime.CompilerServices;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>How handlers are compiled.</summary>
internal static class Jit
{
    /// <summary>
    /// At once with all optimizations: a handler's call of the next one becomes a jump only then, and counting calls to tier up
    /// would cost each of them.
    /// </summary>
    public const MethodImplOptions Handler = MethodImplOptions.AggressiveOptimization;

    /// <summary>What handlers leave to another method, so that they themselves need no frame.</summary>
    public const MethodImplOptions Slow = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
