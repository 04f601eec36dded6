namespace HypercallSdk.Abi;

/// <summary>
/// Atomic operations on words in guest memory, as the processor's locked instructions: the word is aligned to its size,
/// and other vCPUs, other domains and the hypervisor see the whole change or none of it. Each orders the accesses around
/// it.
/// </summary>
public static class GuestAtomic
{
    /// <summary>Puts <paramref name="value"/> there if <paramref name="comparand"/> is there; returns what was there.</summary>
    public static uint CompareExchange(this GuestPointer<uint> pointer, uint value, uint comparand) =>
        Gate.CompareExchange32(pointer.Address, value, comparand);

    /// <summary>Puts <paramref name="value"/> there; returns what was there.</summary>
    public static uint Exchange(this GuestPointer<uint> pointer, uint value)
    {
        uint seen = pointer.Read();
        while (true)
        {
            uint was = pointer.CompareExchange(value, seen);
            if (was == seen)
            {
                return was;
            }

            seen = was;
        }
    }

    /// <summary>Adds <paramref name="value"/>, wrapping around; returns what was there.</summary>
    public static uint FetchAdd(this GuestPointer<uint> pointer, uint value)
    {
        uint seen = pointer.Read();
        while (true)
        {
            uint was = pointer.CompareExchange(unchecked(seen + value), seen);
            if (was == seen)
            {
                return was;
            }

            seen = was;
        }
    }

    /// <summary>Sets the bits of <paramref name="value"/>; returns what was there.</summary>
    public static uint FetchOr(this GuestPointer<uint> pointer, uint value)
    {
        uint seen = pointer.Read();
        while (true)
        {
            uint was = pointer.CompareExchange(seen | value, seen);
            if (was == seen)
            {
                return was;
            }

            seen = was;
        }
    }

    /// <summary>Clears the bits that are clear in <paramref name="value"/>; returns what was there.</summary>
    public static uint FetchAnd(this GuestPointer<uint> pointer, uint value)
    {
        uint seen = pointer.Read();
        while (true)
        {
            uint was = pointer.CompareExchange(seen & value, seen);
            if (was == seen)
            {
                return was;
            }

            seen = was;
        }
    }

    /// <summary>Puts <paramref name="value"/> there if <paramref name="comparand"/> is there; returns what was there.</summary>
    public static ulong CompareExchange(this GuestPointer<ulong> pointer, ulong value, ulong comparand) =>
        Gate.CompareExchange64(pointer.Address, value, comparand);

    /// <summary>Puts <paramref name="value"/> there; returns what was there.</summary>
    public static ulong Exchange(this GuestPointer<ulong> pointer, ulong value)
    {
        ulong seen = pointer.Read();
        while (true)
        {
            ulong was = pointer.CompareExchange(value, seen);
            if (was == seen)
            {
                return was;
            }

            seen = was;
        }
    }

    /// <summary>Adds <paramref name="value"/>, wrapping around; returns what was there.</summary>
    public static ulong FetchAdd(this GuestPointer<ulong> pointer, ulong value)
    {
        ulong seen = pointer.Read();
        while (true)
        {
            ulong was = pointer.CompareExchange(unchecked(seen + value), seen);
            if (was == seen)
            {
                return was;
            }

            seen = was;
        }
    }

    /// <summary>Sets the bits of <paramref name="value"/>; returns what was there.</summary>
    public static ulong FetchOr(this GuestPointer<ulong> pointer, ulong value)
    {
        ulong seen = pointer.Read();
        while (true)
        {
            ulong was = pointer.CompareExchange(seen | value, seen);
            if (was == seen)
            {
                return was;
            }

            seen = was;
        }
    }

    /// <summary>Clears the bits that are clear in <paramref name="value"/>; returns what was there.</summary>
    public static ulong FetchAnd(this GuestPointer<ulong> pointer, ulong value)
    {
        ulong seen = pointer.Read();
        while (true)
        {
            ulong was = pointer.CompareExchange(seen & value, seen);
            if (was == seen)
            {
                return was;
            }

            seen = was;
        }
    }

    /// <summary>
    /// Sets bit <paramref name="bit"/> of an array of words, counted from the first word's lowest bit; returns whether it was
    /// set.
    /// </summary>
    public static bool TestAndSetBit(this GuestPointer<ulong> words, uint bit)
    {
        ulong mask = 1UL << (int)(bit & 63);
        return (words[bit >> 6].FetchOr(mask) & mask) != 0;
    }

    /// <summary>
    /// Clears bit <paramref name="bit"/> of an array of words, counted from the first word's lowest bit; returns whether it
    /// was set.
    /// </summary>
    public static bool TestAndClearBit(this GuestPointer<ulong> words, uint bit)
    {
        ulong mask = 1UL << (int)(bit & 63);
        return (words[bit >> 6].FetchAnd(~mask) & mask) != 0;
    }

    /// <summary>Whether bit <paramref name="bit"/> of an array of words is set.</summary>
    public static bool TestBit(this GuestPointer<ulong> words, uint bit) => (words[bit >> 6].Read() >> (int)(bit & 63) & 1) != 0;
}
