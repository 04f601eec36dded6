// The ring's first page, which both domains write. Its indices run freely and are taken modulo the number of slots: what
// is filled and not yet emptied lies between the consumer's and the producer's. Each index has one writer. A record is
// written before the index that announces it, and an index is read before the record that it announces: a barrier stands
// between. Neither end trusts the other's index further than the number of slots.
using HypercallSdk.Abi;

namespace SharedRing;

/// <summary>The fields of the ring's first page, at its address in whichever domain.</summary>
internal readonly struct RingPage(VirtualAddress address)
{
    /// <summary>How many slots the ring has: a page for each.</summary>
    public const int Slots = 32;

    /// <summary>64-bit words in a record: 4 KiB.</summary>
    public const int RecordWords = 512;

    private GuestPointer<uint> Words => address.As<uint>();

    // Each on a cache line of its own, since each has another writer.

    /// <summary>How many records the producer has written.</summary>
    public GuestPointer<uint> Produced => Words[0];

    /// <summary>How many records the consumer has taken.</summary>
    public GuestPointer<uint> Consumed => Words[16];

    /// <summary>Set by the producer when it wants its pages back.</summary>
    public GuestPointer<uint> Revoking => Words[32];

    /// <summary>The checksum of everything, written by the producer before the last record is announced.</summary>
    public GuestPointer<ulong> Checksum => address.As<ulong>()[24];

    /// <summary>The grant of a slot's page.</summary>
    public GuestPointer<uint> Grant(int slot) => Words[64 + slot];
}
