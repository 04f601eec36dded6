using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Waiting for another vCPU within a handler: without use where handlers are atomic, as they are unless a test explores what happens
/// where they are not.
/// </summary>
internal static class SpinWait
{
    internal static bool IsUseful => Gate.IsInterleaved;

    internal static void Once() => _ = SchedOp.Yield(); // giving way cannot fail
}
