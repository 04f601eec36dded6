using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>Puts an item into the ring every 10 us; where it is full, as soon as there is room.</summary>
[GuestKernel]
public partial struct PuttingKernel
{
    private const ulong Period = 10_000;

    private Pair _pair;
    private GuestPointer<uint> _page;
    private Port _port;
    private uint _put;
    private bool _waits;

    [Boot]
    private void Start(in StartInfo info)
    {
        _pair = Pair.Parse(in info);
        _page = _pair.Offer(Ports.OnEvent, out _port);
        Again();
    }

    [PortHandler]
    private void OnEvent(Port port)
    {
        if (_waits)
            PutOrWait();
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer() => PutOrWait();

    private void PutOrWait()
    {
        var ring = new BoundedRing(_page);
        _waits = _put - ring.Taken.Read() == BoundedRing.Slots;
        if (_waits && !_pair.IsPlanted)
        {
            ring.Waits.Write(1);
            Gate.MemoryBarrier();
            _waits = _put - ring.Taken.Read() == BoundedRing.Slots;
        }

        if (_waits)
            return;

        ring.Put.Write(++_put);
        _ = Events.Send(_port); // the other end lives as long as the test
        if (_put < BoundedRing.Items)
            Again();
    }

    private static void Again() => Pair.Require(!Timers.SetOneShot(Timers.SystemTime + Period).IsError, "set a timer");
}
