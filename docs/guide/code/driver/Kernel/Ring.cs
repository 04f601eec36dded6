// A page that both domains write, laid out as in Xen's io/ring.h: four indices, then the entries from byte 64 on. Indices
// run free and are taken modulo the number of entries. Each has one writer: the client requests and sets ResponseEvent, the
// server answers and sets RequestEvent. An entry is written before the index that announces it, and read after it.
using HypercallSdk.Abi;

namespace Tour;

/// <summary>The fields of the ring's page, at its address in whichever domain.</summary>
public readonly struct Ring(VirtualAddress address)
{
    /// <summary>How many entries: few, so that the ring is often full.</summary>
    public const uint Entries = 8;

    private const uint EntrySize = 16;

    /// <summary>How many requests there have been.</summary>
    public GuestPointer<uint> RequestProducer => address.As<uint>();

    /// <summary>The request at which the server wants an event.</summary>
    public GuestPointer<uint> RequestEvent => address.As<uint>()[1];

    /// <summary>How many responses there have been.</summary>
    public GuestPointer<uint> ResponseProducer => address.As<uint>()[2];

    /// <summary>The response at which the client wants an event.</summary>
    public GuestPointer<uint> ResponseEvent => address.As<uint>()[3];

    /// <summary>The place of a request.</summary>
    public GuestPointer<Request> Request(uint index) => Entry(index).As<Request>();

    /// <summary>The place of a response.</summary>
    public GuestPointer<Response> Response(uint index) => Entry(index).As<Response>();

    private VirtualAddress Entry(uint index) => address + RingLayout.EntryOffset(index, Entries, EntrySize);
}
