using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>
/// Takes items, and sleeps when there are none. The bug: it looks whether there are any, says that it sleeps, and does not look again; an
/// item that comes in between wakes nobody.
/// </summary>
[GuestKernel]
public partial struct SleepingKernel
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

        Sleep();
    }

    private void Sleep()
    {
        var ring = new SleepingRing(_page);
        do
        {
            ring.Wants.Write(0);
            Take(ring);
            ring.Wants.Write(1);
            Gate.MemoryBarrier();
        }
        while (!_pair.IsPlanted && ring.Put.Read() != _taken);
    }

    private void Take(SleepingRing ring)
    {
        while (ring.Put.Read() != _taken)
        {
            if (++_taken == SleepingRing.Items)
                GuestConsole.WriteLine("all taken");
        }
    }
}
