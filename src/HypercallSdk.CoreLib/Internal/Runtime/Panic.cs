using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

/// <summary>The end of a kernel whose own code broke a rule of the language: a report, and the domain crashes.</summary>
/// <remarks>The guest library exports the entry that reports: this library knows no console.</remarks>
public static class Panic
{
    /// <summary>Reports <paramref name="reason"/> and crashes the domain.</summary>
    [DoesNotReturn]
    public static void Because(string reason)
    {
        Report(reason);
        while (true)
        {
        }
    }

    [RuntimeImport("*", "hypercallsdk_panic")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Report(string reason);
}
