using System;

namespace SharedRing;

/// <summary>A checksum over 64-bit words that depends on their order.</summary>
internal struct RecordChecksum
{
    private ulong _sum;
    private ulong _sumOfSums;

    /// <summary>The checksum of all words so far.</summary>
    public readonly ulong Value => _sum ^ (_sumOfSums * 0x9e37_79b9_7f4a_7c15);

    /// <summary>Adds a record.</summary>
    public void Add(ReadOnlySpan<ulong> words)
    {
        for (int index = 0; index < words.Length; index++)
        {
            _sum += words[index];
            _sumOfSums += _sum;
        }
    }
}
