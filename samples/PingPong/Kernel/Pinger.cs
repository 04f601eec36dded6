using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace PingPong;

/// <summary>Sends an event, waits for the answer, and sends the next one.</summary>
[GuestKernel]
public partial struct Pinger
{
    private ulong _rounds;
    private ulong _answers;
    private bool _started;

    [Boot]
    private void Start(in StartInfo info)
    {
        Peer peer = Peer.Parse(in info);
        _rounds = peer.Rounds;
        HypercallResult bound = Events.BindInterdomain(peer.Domain, peer.Port, Ports.OnAnswer, out _);
        if (bound.IsError)
        {
            GuestConsole.WriteLine($"no channel to domain {peer.Domain}: error {bound}");
            SchedOp.Crash();
        }

        GuestConsole.WriteLine($"{_rounds} round trips with domain {peer.Domain}");
    }

    // Binding leaves the new port pending, as on Xen, since an event may have been sent before: so the first upcall is
    // no answer, and starts the first round.
    [PortHandler]
    private void OnAnswer(Port port)
    {
        if (_started)
        {
            _answers++;
        }

        if (_answers == _rounds)
        {
            GuestConsole.WriteLine($"{_answers} answers");
            SchedOp.PowerOff();
        }

        _started = true;
        _ = Events.Send(port); // a ponger that is gone answers nothing, and the host reports it
    }
}
