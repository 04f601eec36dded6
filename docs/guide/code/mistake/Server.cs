using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Tour;

/// <summary>The back end: maps the client's ring and serves what is on it.</summary>
[GuestKernel]
public partial struct Server
{
    private Connection _client;
    private KeptMapping _ring;
    private Cells _cells;
    private uint _served;
    private bool _isClosed;

    [Boot]
    private void Start(in StartInfo info)
    {
        _client = Connection.Parse(in info);
        Check(Events.Attach(_client.Port, Ports.OnEvent).IsSuccess ? GrantStatus.Okay : GrantStatus.GeneralError, "attach to the event channel");
        GuestConsole.WriteLine($"waiting for domain {_client.Peer}");
    }

    // The event says that there may be work: Work runs when it has returned.
    [PortHandler]
    private void OnEvent(Port port)
    {
        if (_ring.Address.IsNull && !_isClosed)
        {
            Check(MappedGrant.TryMap(_client.Peer, _client.Grant, GrantAccess.ReadWrite, out MappedGrant mapping), "map the ring");
            _ring = mapping.Keep();
        }
    }

    #region serve
    // What is on the ring at most; then other events have their turn, and it is called again while it returns true.
    [IdleHandler]
    private bool Work()
    {
        if (_ring.Address.IsNull)
        {
            return false;
        }

        var ring = new Ring(_ring.Address);
        if (!ring.RequestProducer.ReadUntrusted().TryDistance(_served, Ring.Entries, out uint waiting))
        {
            GuestConsole.WriteLine($"domain {_client.Peer} announces more than the ring holds: not served any longer");
            Close();
            return false;
        }

        Gate.MemoryBarrier(); // the index is read before what it announces
        uint before = _served;
        bool isLast = false;
        for (; waiting > 0 && !isLast; waiting--)
        {
            Request request = ring.Request(_served).Read(); // our copy: what is checked is what is used
            ring.Response(_served).Write(Serve(in request));
            isLast = request.Operation == Operation.Close;
            _served++;
        }

        Gate.MemoryBarrier(); // what is announced is written before the index
        ring.ResponseProducer.Write(_served);
        Gate.MemoryBarrier(); // and the index before the other end's wish is read
        if (RingLayout.NeedsNotification(before, _served, ring.ResponseEvent.Read()))
        {
            _ = Events.Send(_client.Port); // a client that is gone waits for nothing
        }

        if (isLast)
        {
            GuestConsole.WriteLine($"{_served} requests served");
            Close();
            return false;
        }

        return HasMore(ring);
    }
    #endregion

    #region recheck
    // Wrong on purpose: what comes between the last look and the wish is neither seen nor announced.
    private readonly bool HasMore(Ring ring)
    {
        bool hasMore = ring.RequestProducer.Read() != _served;
        ring.RequestEvent.Write(_served + 1);
        return hasMore;
    }
    #endregion

    private Response Serve(in Request request)
    {
        var response = new Response { Cell = request.Cell };
        if (request.Operation == Operation.Close)
        {
            return response;
        }

        if (request.Cell >= Cells.Count || request.Operation is not (Operation.Put or Operation.Get))
        {
            response.Error = (uint)XenErrno.InvalidArgument;
            return response;
        }

        int cell = (int)request.Cell;
        if (request.Operation == Operation.Put)
        {
            _cells[cell] = request.Value;
        }

        response.Value = _cells[cell];
        return response;
    }

    // The client waits for this event: its page is its own again.
    private void Close()
    {
        Check(MappedGrant.Resume(_ring).Unmap(), "unmap the ring");
        _ring = default;
        _isClosed = true;
        _ = Events.Send(_client.Port); // a client that is gone waits for nothing
    }

    // Ports and mappings mean nothing after a restore, and nobody would tell this kernel the new ones.
    [Resume]
    private void OnResume() => SchedOp.Crash();

    private static void Check(GrantStatus status, string step)
    {
        if (status != GrantStatus.Okay)
        {
            GuestConsole.WriteLine($"cannot {step}: status {(int)status}");
            SchedOp.Crash();
        }
    }
}
