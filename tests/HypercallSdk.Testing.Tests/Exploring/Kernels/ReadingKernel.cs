using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>
/// Maps the page that each question names, reads it, and answers. Where the other end is patient, a mapping that is refused is tried again a
/// little later. The bug: it is not, and the question never answered.
/// </summary>
[GuestKernel]
public partial struct ReadingKernel
{
    private const ulong Pause = 10_000;

    private Pair _pair;
    private GuestPointer<uint> _page;
    private uint _answered;

    /// <summary>Whether the page of the pair is mapped.</summary>
    public readonly bool HasPage => !_page.IsNull;

    [Boot]
    private void Start(in StartInfo info)
    {
        _pair = Pair.Parse(in info);
        Pair.Require(!Events.Attach(_pair.Port, Ports.OnEvent).IsError, "attach to the event channel");
    }

    [PortHandler]
    private void OnEvent(Port port)
    {
        if (_page.IsNull)
            _page = _pair.Take();

        Answer();
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer() => Answer();

    private void Answer()
    {
        var page = new AskingPage(_page);
        if (page.Asked.Read() == _answered)
            return;

        Gate.MemoryBarrier();
        GrantStatus status = MappedGrant.TryMap(_pair.Peer, new GrantReference(page.Grant.Read()), GrantAccess.ReadOnly, out MappedGrant data);
        if (status == GrantStatus.Okay)
        {
            _ = data.Address.As<uint>().Read();
            Pair.Require(data.Unmap() == GrantStatus.Okay, "unmap the page");
        }
        else if (_pair.IsPatient)
        {
            if (!_pair.IsPlanted)
                Pair.Require(!Timers.SetOneShot(Timers.SystemTime + Pause).IsError, "set a timer");

            return;
        }

        // One that was given up is answered too: the other end counts.
        page.Answered.Write(++_answered);
        _ = Events.Send(_pair.Port); // whoever is gone needs no answer
    }
}
