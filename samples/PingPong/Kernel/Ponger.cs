using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace PingPong;

/// <summary>Answers each event with one.</summary>
[GuestKernel]
public partial struct Ponger
{
    private ulong _rounds;
    private ulong _pings;

    [Boot]
    private void Start(in StartInfo info)
    {
        Peer peer = Peer.Parse(in info);
        _rounds = peer.Rounds;

        // The port is ours already, unbound: the host allocated it when it built the domain.
        if (Events.Attach(peer.Port, Ports.OnPing).IsError)
        {
            GuestConsole.WriteLine("cannot attach to the event channel");
            SchedOp.Crash();
        }
        GuestConsole.WriteLine($"waiting for domain {peer.Domain}");
    }

    [PortHandler]
    private void OnPing(Port port)
    {
        _pings++;
        _ = Events.Send(port); // a pinger that is gone waits for no answer
        if (_pings == _rounds)
        {
            GuestConsole.WriteLine($"{_pings} pings answered");
            SchedOp.PowerOff();
        }
    }
}
