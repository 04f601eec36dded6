using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MyDriver;

/// <summary>The back end's half of the ring: the mapping of its page, and how far it has come.</summary>
internal struct BackRing
{
    private KeptMapping _mapping;
    private uint _taken;
    private uint _put;
    private uint _published;

    /// <summary>Whether the page is mapped.</summary>
    public readonly bool IsOpen => !_mapping.Address.IsNull;

    private readonly DiskRing Page => new(_mapping.Address);

    /// <summary>Maps the page that the front end grants.</summary>
    /// <param name="setup">Whose, and under which number.</param>
    public GrantStatus TryOpen(in RingSetup setup)
    {
        GrantStatus status = MappedGrant.TryMap(setup.Peer, setup.Grant, GrantAccess.ReadWrite, out MappedGrant mapping);
        if (status == GrantStatus.Okay)
        {
            this = default;
            _mapping = mapping.Keep();
        }

        return status;
    }

    /// <summary>Counts the requests that wait.</summary>
    /// <param name="waiting">How many.</param>
    /// <returns>Whether the front end's index is one that the ring can have.</returns>
    public readonly bool TryCount(out uint waiting)
    {
        bool isPossible = Page.RequestProducer.ReadUntrusted().TryDistance(_taken, DiskRing.Entries - unchecked(_taken - _put), out waiting);
        Gate.MemoryBarrier(); // the index before the requests
        return isPossible;
    }

    /// <summary>Takes a request that waits: a copy, which the front end changes no more.</summary>
    public DiskRequest Take() => Page.Request(_taken++).Read();

    /// <summary>Puts a response, in the place of a request that was taken.</summary>
    public void Put(in DiskResponse response) => Page.Response(_put++).Write(response);

    /// <summary>Announces the responses that were put.</summary>
    /// <returns>Whether the front end is to be notified.</returns>
    public bool Publish()
    {
        uint before = _published;
        _published = _put;
        Gate.MemoryBarrier(); // the responses before the index
        Page.ResponseProducer.Write(_put);
        Gate.MemoryBarrier(); // the index before the question whether anybody sleeps
        return RingLayout.NeedsNotification(before, _put, Page.ResponseEvent.Read());
    }

    /// <summary>Asks to be notified of the next request.</summary>
    /// <returns>Whether it is there already: then no event will tell of it.</returns>
    public readonly bool HasMore()
    {
        Page.RequestEvent.Write(unchecked(_taken + 1));
        Gate.MemoryBarrier(); // the wish before the last look
        return Page.RequestProducer.Read() != _taken;
    }

    /// <summary>Lets go of the page.</summary>
    public GrantStatus Close()
    {
        GrantStatus status = MappedGrant.Resume(_mapping).Unmap();
        _mapping = default;
        return status;
    }
}
