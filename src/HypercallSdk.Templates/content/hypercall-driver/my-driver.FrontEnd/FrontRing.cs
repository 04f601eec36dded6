using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MyDriver;

/// <summary>The front end's half of the ring: its page, and how far it has come. What the back end sees is in the page.</summary>
internal struct FrontRing
{
    private PseudoPhysicalFrame _page;
    private GrantReference _grant;
    private uint _put;
    private uint _published;
    private uint _taken;

    /// <summary>The ring's page.</summary>
    public readonly DiskRing Page => new(KernelMemory.AddressOf(_page));

    /// <summary>Whether every entry is a request without a response, or a response that was not taken.</summary>
    public readonly bool IsFull => unchecked(_put - _taken) == DiskRing.Entries;

    /// <summary>How many requests have no response yet that was taken.</summary>
    public readonly uint Outstanding => unchecked(_put - _taken);

    /// <summary>Makes an empty ring and grants it.</summary>
    /// <param name="setup">To whom, and under which number.</param>
    public HypercallResult TryOpen(in RingSetup setup)
    {
        if (!PageAllocator.TryAllocateZeroed(out _page))
        {
            return XenErrno.OutOfMemory;
        }

        // Both ends begin by asking for the first entry.
        Page.RequestEvent.Write(1);
        Page.ResponseEvent.Write(1);
        HypercallResult result = Grant.TryMakeAt(setup.Grant, setup.Peer, _page, GrantAccess.ReadWrite, out Grant grant);
        if (result.IsError)
        {
            PageAllocator.Free(_page);
            return result;
        }

        _grant = grant.Keep();
        return result;
    }

    /// <summary>Puts a request, of which nobody is told yet. The ring is not full.</summary>
    public void Put(in DiskRequest request) => Page.Request(_put++).Write(request);

    /// <summary>Announces the requests that were put.</summary>
    /// <returns>Whether the back end is to be notified.</returns>
    public bool Publish()
    {
        uint before = _published;
        _published = _put;
        Gate.MemoryBarrier(); // the requests before the index
        Page.RequestProducer.Write(_put);
        Gate.MemoryBarrier(); // the index before the question whether anybody sleeps
        return RingLayout.NeedsNotification(before, _put, Page.RequestEvent.Read());
    }

    /// <summary>Counts the responses that wait.</summary>
    /// <param name="waiting">How many.</param>
    /// <returns>Whether the back end's index is one that the ring can have.</returns>
    public readonly bool TryCount(out uint waiting)
    {
        bool isPossible = Page.ResponseProducer.ReadUntrusted().TryDistance(_taken, unchecked(_published - _taken), out waiting);
        Gate.MemoryBarrier(); // the index before the responses
        return isPossible;
    }

    /// <summary>Takes a response that waits.</summary>
    public DiskResponse Take() => Page.Response(_taken++).Read();

    /// <summary>Asks to be notified of the next response.</summary>
    /// <returns>Whether it is there already: then no event will tell of it.</returns>
    public readonly bool HasMore()
    {
        Page.ResponseEvent.Write(unchecked(_taken + 1));
        Gate.MemoryBarrier(); // the wish before the last look
        return Page.ResponseProducer.Read() != _taken;
    }

    /// <summary>Ends the grant and frees the page, if the back end has let go of it.</summary>
    /// <returns>Whether it has.</returns>
    public readonly bool TryClose()
    {
        if (!Grant.Resume(_grant).End())
        {
            return false;
        }

        PageAllocator.Free(_page);
        return true;
    }
}
