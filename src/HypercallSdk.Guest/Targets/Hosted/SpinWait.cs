namespace HypercallSdk.Guest;

/// <summary>Waiting for another vCPU within a handler: without use here, where handlers are atomic.</summary>
internal static class SpinWait
{
    internal static bool IsUseful => false;

    internal static void Once()
    {
    }
}
