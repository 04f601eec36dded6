using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>
/// Grants a page for each question and ends the grant with the answer; where none comes in 200 us it gives the question up and ends the grant
/// then, unless it is patient. The bug: an answer that comes later ends it again.
/// </summary>
[GuestKernel]
public partial struct ImpatientKernel
{
    private const ulong Patience = 200_000;
    private const uint Questions = 4;

    private Pair _pair;
    private GuestPointer<uint> _page;
    private PseudoPhysicalFrame _data;
    private GrantReference _grant;
    private Port _port;
    private uint _asked;
    private uint _answered;
    private bool _hasGivenUp;

    [Boot]
    private void Start(in StartInfo info)
    {
        _pair = Pair.Parse(in info);
        Pair.Require(PageAllocator.TryAllocateZeroed(out _data), "find a page");
        _page = _pair.Offer(Ports.OnEvent, out _port);
        Ask();
    }

    [PortHandler]
    private void OnEvent(Port port)
    {
        // The binding's own event comes first, with nothing answered yet.
        if (new AskingPage(_page).Answered.Read() == _answered)
            return;

        _answered++;
        if (!_hasGivenUp || (_pair.IsPlanted && !_pair.IsPatient))
            EndGrant();

        Next();
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
        // An answer that is there already is taken by its event.
        if (_hasGivenUp || new AskingPage(_page).Answered.Read() == _asked)
            return;

        if (Grant.Resume(_grant).End())
            _hasGivenUp = true;
        else
            Wait(); // it is being copied from at this moment
    }

    private void Next()
    {
        if (_asked == Questions)
        {
            GuestConsole.WriteLine("all answered");
            SchedOp.PowerOff();
        }

        Ask();
    }

    private void Ask()
    {
        _hasGivenUp = false;
        Pair.Require(!Grant.TryMake(_pair.Peer, _data, GrantAccess.ReadOnly, out Grant grant).IsError, "grant a page");
        _grant = grant.Keep();
        var page = new AskingPage(_page);
        page.Grant.Write(_grant.Value);
        Gate.MemoryBarrier();
        page.Asked.Write(++_asked);
        Wait();
        _ = Events.Send(_port); // the other end lives as long as the test
    }

    private readonly void EndGrant() => Pair.Require(Grant.Resume(_grant).End(), "end the grant");

    private readonly void Wait()
    {
        if (!_pair.IsPatient)
            Pair.Require(!Timers.SetOneShot(Timers.SystemTime + Patience).IsError, "set a timer");
    }
}
