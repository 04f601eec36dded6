namespace Smp;

/// <summary>What one vCPU has done.</summary>
internal struct Count
{
    /// <summary>Blocks of numbers that it looked at.</summary>
    public uint Blocks;

    /// <summary>Primes that it found in them.</summary>
    public uint Primes;
}
