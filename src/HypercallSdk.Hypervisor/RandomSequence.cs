namespace HypercallSdk.Hypervisor;

/// <summary>A sequence of random numbers, the same on every machine: xorshift64*. Its state, which is never 0, is its owner's.</summary>
internal static class RandomSequence
{
    /// <summary>The next number, below <paramref name="bound"/>.</summary>
    public static uint Next(ref ulong state, uint bound)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (uint)((state * 0x2545_f491_4f6c_dd1d >> 33) % bound);
    }
}
