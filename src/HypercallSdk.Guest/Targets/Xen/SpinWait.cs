using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Waiting for another vCPU within a handler: the physical CPU is given to it.</summary>
internal static class SpinWait
{
    internal static bool IsUseful => true;

    internal static void Once() => SchedOp.Yield();
}
