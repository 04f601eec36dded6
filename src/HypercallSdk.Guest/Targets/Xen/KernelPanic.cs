using System.Runtime;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>What the core library calls when the kernel's own code broke a rule of the language: a report, and the end.</summary>
internal static class KernelPanic
{
    private const int MostFrames = 12;

    [RuntimeExport("hypercallsdk_panic")]
    private static void Report(string reason)
    {
        GuestConsole.WriteLine($"Panic: {reason}");
        CallChain chain = CallChain.Here;
        for (int depth = 0; depth < MostFrames && chain.TryNext(out ulong address); depth++)
        {
            // The call is what comes before the address that it returns to.
            GuestConsole.WriteLine($"  from {address - 1:x}");
        }

        SchedOp.Crash();
    }
}
