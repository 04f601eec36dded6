namespace HypercallSdk.Abi;

/// <summary>
/// Where the entries of a shared ring lie, and what its indexes say. Indexes run free: differences alone mean anything, and
/// they are right across the wrap at 32 bits.
/// </summary>
public static class RingLayout
{
    /// <summary>
    /// How many entries a ring has: the greatest power of two that fits behind its <see cref="RingHeader"/>; 0 where none does.
    /// </summary>
    /// <param name="ringSize">The ring's size, in bytes.</param>
    /// <param name="entrySize">The size of an entry, of a request or of a response, whichever is larger.</param>
    public static uint EntryCount(uint ringSize, uint entrySize)
    {
        uint fitting = entrySize == 0 || ringSize < RingHeader.Size ? 0 : (ringSize - RingHeader.Size) / entrySize;
        uint count = 0;
        for (uint power = 1; power != 0 && power <= fitting; power <<= 1)
        {
            count = power;
        }

        return count;
    }

    /// <summary>Where an entry lies, in bytes from the start of the ring.</summary>
    /// <param name="index">The entry's index.</param>
    /// <param name="count">How many entries the ring has, a power of two.</param>
    /// <param name="entrySize">The size of an entry.</param>
    public static uint EntryOffset(uint index, uint count, uint entrySize) => RingHeader.Size + ((index & (count - 1)) * entrySize);

    /// <summary>How many entries wait between a consumer's index and a producer's.</summary>
    /// <param name="producer">What one end has put.</param>
    /// <param name="consumer">What the other has taken.</param>
    public static uint Waiting(uint producer, uint consumer) => unchecked(producer - consumer);

    /// <summary>Whether the other end is to be notified of entries that were put.</summary>
    /// <param name="before">The producer's index before.</param>
    /// <param name="after">Its index now.</param>
    /// <param name="wanted">The other end's event index, read after a full barrier behind the index that was written.</param>
    public static bool NeedsNotification(uint before, uint after, uint wanted) => unchecked(after - wanted) < unchecked(after - before);
}
