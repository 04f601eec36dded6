using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>Sends requests of a right length, and writes another one into the page at once.</summary>
[GuestKernel]
public partial struct LyingKernel
{
    private const int Requests = 3;
    private const uint TooMany = 200;

    private GuestPointer<uint> _page;
    private int _sent;

    [Boot]
    private void Start(in StartInfo info)
    {
        _page = Pair.Parse(in info).Offer(Ports.OnEvent, out Port port);
        Send(port);
    }

    // First the binding's own event, then the answers.
    [PortHandler]
    private void OnEvent(Port port)
    {
        if (_sent == Requests)
            SchedOp.PowerOff();

        Send(port);
    }

    private void Send(Port port)
    {
        var page = new LengthPage(_page);
        page.Length.Write(8);
        Gate.MemoryBarrier();
        _sent++;
        _ = Events.Send(port); // the other end lives as long as the test
        page.Length.Write(TooMany);
    }
}
