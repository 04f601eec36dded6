using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>Binds to <c>port=</c> of domain <c>peer=</c> and sends it an event for each answer, three times; then it powers off.</summary>
[GuestKernel]
public partial struct AskingKernel
{
    private const int Questions = 3;

    public int Answers;
    private bool _hasAsked;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        if (!info.TryGetNumber("peer"u8, out ulong peer)
            || !info.TryGetNumber("port"u8, out ulong port)
            || Events.BindInterdomain(new DomainId((ushort)peer), new Port((uint)port), Ports.OnAnswer, out _).IsError)
        {
            SchedOp.Crash();
        }
    }

    // The new port starts pending, as on Xen.
    [PortHandler]
    private void OnAnswer(Port port)
    {
        if (_hasAsked && ++Answers == Questions)
        {
            GuestConsole.WriteLine($"{Answers} answers");
            SchedOp.PowerOff();
        }

        _hasAsked = true;
        _ = Events.Send(port); // a peer that is gone does not answer, which is what a test may want
    }
}
