using System.Runtime.CompilerServices;

namespace HypercallSdk.Benchmarks.Hypercalls;

/// <summary>The least that a call can cost: a static method that is not inlined.</summary>
internal static class DirectCallee
{
    /// <summary>Answers Xen's version for command 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Version(long command) => command == 0 ? (4 << 16) | 17 : -38;
}
