using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>
/// Takes what is in the ring, and says so to a putter that may wait for room. The bug: it takes for one that waits only who had filled the ring
/// when it looked; the ring may have become full since.
/// </summary>
[GuestKernel]
public partial struct TakingKernel
{
    private Pair _pair;
    private GuestPointer<uint> _page;
    private uint _taken;

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

        var ring = new BoundedRing(_page);
        uint filled = ring.Put.Read() - _taken;
        _taken += filled;
        ring.Taken.Write(_taken);
        Gate.MemoryBarrier();
        if (_pair.IsPlanted ? filled == BoundedRing.Slots : ring.Waits.Read() != 0)
        {
            ring.Waits.Write(0);
            _ = Events.Send(port); // whoever is gone puts nothing more
        }

        if (_taken == BoundedRing.Items)
            GuestConsole.WriteLine("all taken");
    }
}
