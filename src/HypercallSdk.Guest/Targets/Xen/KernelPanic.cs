using System.Runtime;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>What the core library calls when the kernel's own code broke a rule of the language: a report, and the end.</summary>
internal static class KernelPanic
{
    [RuntimeExport("hypercallsdk_panic")]
    private static void Report(string reason)
    {
        GuestConsole.WriteLine($"Panic: {reason}");
        SchedOp.Crash();
    }
}
