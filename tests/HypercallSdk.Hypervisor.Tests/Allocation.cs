using System;

namespace HypercallSdk.Hypervisor.Tests;

// How many bytes an action allocates each time it is done.
internal static class Allocation
{
    private const int Rounds = 5;

    // The runtime itself allocates on a thread once in a while, when it compiles a method anew: never in each round.
    public static long Of(Action action)
    {
        action();
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = long.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
