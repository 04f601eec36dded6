// The ring is Xen's own (io/ring.h), one granted page: a header with four indices, and entries, each of which is a request
// until it is taken and a response from then on. Invariants:
//
// - Indices run freely and wrap at 32 bits; an entry's place is its index modulo the number of entries.
// - Each index has one writer. An entry is written before the index that announces it, and an index is read before the
//   entries that it announces: a barrier stands between.
// - Neither end believes the other's index further than the ring can be true: requests are at most the ring's length ahead
//   of the responses, and responses never ahead of the requests.
// - Who puts entries notifies only if the other end asked for it: that one sets its event index and then looks once more, so
//   that what came in between is not slept over.
using HypercallSdk.Abi;

namespace MyDriver;

/// <summary>The fields of the ring's page, at its address in whichever domain.</summary>
/// <param name="page">The address.</param>
public readonly struct DiskRing(VirtualAddress page)
{
    /// <summary>How many entries the ring has: the greatest power of two that the page has room for.</summary>
    public const uint Entries = 128;

    /// <summary>The size of an entry in bytes, that of the larger of request and response.</summary>
    public const uint EntrySize = 24;

    /// <summary>How many requests the front end has put.</summary>
    public GuestPointer<uint> RequestProducer => page.As<uint>()[0];

    /// <summary>At which request the back end wants to be notified.</summary>
    public GuestPointer<uint> RequestEvent => page.As<uint>()[1];

    /// <summary>How many responses the back end has put.</summary>
    public GuestPointer<uint> ResponseProducer => page.As<uint>()[2];

    /// <summary>At which response the front end wants to be notified.</summary>
    public GuestPointer<uint> ResponseEvent => page.As<uint>()[3];

    /// <summary>A request's place.</summary>
    /// <param name="index">Its index.</param>
    public GuestPointer<DiskRequest> Request(uint index) => new(page.Value + RingLayout.EntryOffset(index, Entries, EntrySize));

    /// <summary>A response's place.</summary>
    /// <param name="index">Its index.</param>
    public GuestPointer<DiskResponse> Response(uint index) => new(page.Value + RingLayout.EntryOffset(index, Entries, EntrySize));
}
