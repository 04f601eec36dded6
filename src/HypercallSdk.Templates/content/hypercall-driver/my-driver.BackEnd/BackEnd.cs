using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MyDriver;

/// <summary>
/// Serves a disk to one front end. Nothing that the front end writes does harm here: a request that makes no sense gets a response
/// that says so, and a ring that makes no sense is let go of.
/// </summary>
[GuestKernel]
public partial struct BackEnd
{
    /// <summary>How many requests were served.</summary>
    public uint Served;

    private RingSetup _setup;
    private BackRing _ring;
    private bool _isCalled;
    private bool _isDone;
    private Sectors _sectors;

    [Boot]
    private void Start(in StartInfo info)
    {
        _setup = RingSetup.Parse(in info);
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own

        // The port is ours already, unbound: the host allocated it when it built the domain.
        if (Events.Attach(_setup.Port, Ports.OnEvent).IsError)
        {
            GuestConsole.WriteLine("cannot attach to the event channel");
            SchedOp.Crash();
        }
    }

    [PortHandler]
    private void OnEvent() => _isCalled = !_isDone;

    // A ring's worth at a time: a front end that never stops asking does not keep the back end from other events.
    [IdleHandler]
    private bool Serve()
    {
        if (!_isCalled || (!_ring.IsOpen && !TryOpen()))
        {
            return false;
        }

        if (!_ring.TryCount(out uint waiting))
        {
            Detach("its index is none that the ring can have"u8);
            return false;
        }

        for (; waiting > 0; waiting--)
        {
            DiskRequest request = _ring.Take();
            if (request.Operation.Unchecked == (uint)DiskOperation.Detach)
            {
                Detach("it asked for it"u8);
                return false;
            }

            _ring.Put(Answer(in request));
            Served++;
        }

        if (_ring.Publish())
        {
            _ = Events.Send(_setup.Port); // a front end that is gone waits for nothing
        }

        _isCalled = _ring.HasMore();
        return _isCalled;
    }

    private DiskResponse Answer(in DiskRequest request)
    {
        DiskResponse response = new() { Id = request.Id };
        if (!request.Sector.TryBound(Sectors.Count - 1, out uint sector))
        {
            response.Status = DiskStatus.NoSuchSector;
            return response;
        }

        switch ((DiskOperation)request.Operation.Unchecked)
        {
            case DiskOperation.Read:
                response.Value = _sectors[(int)sector];
                break;
            case DiskOperation.Write:
                _sectors[(int)sector] = request.Value;
                break;
            default:
                response.Status = DiskStatus.NoSuchOperation;
                break;
        }

        return response;
    }

    // The first event comes when the front end has granted the ring.
    private bool TryOpen()
    {
        GrantStatus status = _ring.TryOpen(in _setup);
        if (status != GrantStatus.Okay)
        {
            GuestConsole.WriteLine($"cannot map the ring of domain {_setup.Peer}: status {(int)status}");
            _isCalled = false;
            return false;
        }

        GuestConsole.WriteLine($"serving domain {_setup.Peer}");
        return true;
    }

    private void Detach(System.ReadOnlySpan<byte> why)
    {
        _isDone = true;
        _isCalled = false;
        GrantStatus status = _ring.Close();
        GuestConsole.WriteLine($"detached from domain {_setup.Peer}: {why}; {Served} requests served, status {(int)status}");
        _ = Events.Send(_setup.Port); // that the page is free; a front end that is gone waits for nothing
        _ = Events.Close(_setup.Port); // it is ours to close
    }

    // A restored domain has neither port nor mapping any more, and no store yet in which to find the front end again.
    [Resume]
    private void OnResume()
    {
        GuestConsole.WriteLine("the front end was lost in the suspend");
        SchedOp.Crash();
    }
}
