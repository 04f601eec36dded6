using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>Puts an item every 20 us, and wakes the taker if that sleeps.</summary>
[GuestKernel]
public partial struct WakingKernel
{
    private const ulong Period = 20_000;

    private GuestPointer<uint> _page;
    private Port _port;
    private uint _put;

    [Boot]
    private void Start(in StartInfo info)
    {
        var pair = Pair.Parse(in info);
        _page = pair.Offer(Ports.OnEvent, out _port);
        Again();
    }

    [PortHandler]
    private void OnEvent(Port port)
    {
        // The binding's own.
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
        var ring = new SleepingRing(_page);
        ring.Put.Write(++_put);
        Gate.MemoryBarrier();
        if (ring.Wants.Read() != 0)
            _ = Events.Send(_port); // the taker lives as long as the test

        if (_put < SleepingRing.Items)
            Again();
    }

    private static void Again() => Pair.Require(!Timers.SetOneShot(Timers.SystemTime + Period).IsError, "set a timer");
}
