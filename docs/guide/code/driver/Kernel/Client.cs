using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Tour;

/// <summary>The front end: grants a ring, fills the server's cells, reads them back, and takes its page back.</summary>
[GuestKernel]
public partial struct Client
{
    // Each cell is put, then each is read; then the ring is closed.
    private const uint Requests = (2 * Cells.Count) + 1;

    // How long a server may take before it is taken to be gone.
    private const ulong PatienceNanoseconds = 100_000_000;

    // Xen may fire a timer up to 50 us before its deadline.
    private const ulong Slack = 1_000_000;

    private Connection _server;
    private Port _port;
    private PseudoPhysicalFrame _page;
    private GrantReference _grant;
    private uint _requested;
    private uint _answered;
    private ulong _sum;
    private ulong _deadline;
    private bool _isGone;

    /// <summary>The ring's page.</summary>
    public readonly PseudoPhysicalFrame Page => _page;

    /// <summary>How many responses it has taken.</summary>
    public readonly uint Answered => _answered;

    [Boot]
    private void Start(in StartInfo info)
    {
        _server = Connection.Parse(in info);
        Check(PageAllocator.TryAllocateZeroed(out _page) ? HypercallResult.Success : XenErrno.OutOfMemory, "find a page");
        var ring = new Ring(KernelMemory.AddressOf(_page));
        ring.RequestEvent.Write(1);
        ring.ResponseEvent.Write(1);
        Check(Grant.TryMakeAt(_server.Grant, _server.Peer, _page, GrantAccess.ReadWrite, out Grant grant), "grant the ring");
        _grant = grant.Keep();
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own

        // Binding leaves the port pending: the first event is that one, and puts the first requests.
        Check(Events.BindInterdomain(_server.Peer, _server.Port, Ports.OnEvent, out _port), "bind the event channel");
    }

    #region event
    [PortHandler]
    private void OnEvent(Port port)
    {
        var ring = new Ring(KernelMemory.AddressOf(_page));
        do
        {
            Take(ring);
            Put(ring);
            ring.ResponseEvent.Write(_answered + 1); // the wish for an event, then the last look
            Gate.MemoryBarrier();
        }
        while (ring.ResponseProducer.Read() != _answered);

        Wait();
        if (_answered == Requests)
        {
            EndGrant();
        }
    }
    #endregion

    #region take
    private void Take(Ring ring)
    {
        if (!ring.ResponseProducer.ReadUntrusted().TryDistance(_answered, _requested - _answered, out uint waiting))
        {
            GuestConsole.WriteLine("the server answers what was not asked");
            SchedOp.Crash();
        }

        Gate.MemoryBarrier(); // the index is read before what it announces
        for (; waiting > 0; waiting--)
        {
            Response response = ring.Response(_answered).Read();
            if (response.Error != 0)
            {
                GuestConsole.WriteLine($"request {_answered} was refused: error {response.Error}");
            }

            _sum += RequestOf(_answered).Operation == Operation.Get ? response.Value : 0;
            _answered++;
        }
    }

    private void Put(Ring ring)
    {
        uint before = _requested;
        while (_requested < Requests && _requested - _answered < Ring.Entries)
        {
            ring.Request(_requested).Write(RequestOf(_requested));
            _requested++;
        }

        Gate.MemoryBarrier(); // what is announced is written before the index
        ring.RequestProducer.Write(_requested);
        Gate.MemoryBarrier(); // and the index before the other end's wish is read
        if (RingLayout.NeedsNotification(before, _requested, ring.RequestEvent.Read()))
        {
            _ = Events.Send(_port); // a server that is gone does not answer, which the timer finds
        }
    }
    #endregion

    private static Request RequestOf(uint index) => index switch
    {
        < Cells.Count => new Request { Operation = Operation.Put, Cell = index, Value = index * index },
        < 2 * Cells.Count => new Request { Operation = Operation.Get, Cell = index - Cells.Count },
        _ => new Request { Operation = Operation.Close },
    };

    #region gone
    [VirqHandler(Virq.Timer)]
    private void OnTimeout()
    {
        if (_deadline == 0 || Timers.SystemTime + Slack < _deadline)
        {
            return; // the last of the periodic timer, or of a deadline that was put off
        }

        if (!_isGone)
        {
            _isGone = true;
            GuestConsole.WriteLine("the server does not answer");
        }

        EndGrant();
        Wait(); // the server still has the page mapped: not ours to use before its domain is destroyed
    }

    // Ends the grant and the domain, unless the server has the page mapped.
    private readonly void EndGrant()
    {
        if (Grant.Resume(_grant).End())
        {
            PageAllocator.Free(_page);
            GuestConsole.WriteLine($"{_answered} of {Requests} requests answered, the cells add up to {_sum}");
            SchedOp.PowerOff();
        }
    }
    #endregion

    private void Wait()
    {
        _deadline = Timers.SystemTime + PatienceNanoseconds;
        _ = Timers.SetOneShot(_deadline); // a time that is past fires at once
    }

    // Ports and grants mean nothing after a restore, and nobody would tell this kernel the new ones.
    [Resume]
    private void OnResume() => SchedOp.Crash();

    private static void Check(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
