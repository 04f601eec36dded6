using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>Answers each event on the port that <c>port=</c> names with one.</summary>
[GuestKernel]
public partial struct AnsweringKernel
{
    public int Received;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        if (info.TryGetNumber("port"u8, out ulong port) && Events.Attach(new Port((uint)port), Ports.OnEvent).IsError)
            SchedOp.Crash();
    }

    [PortHandler]
    private void OnEvent(Port port)
    {
        Received++;
        _ = Events.Send(port); // whoever is gone needs no answer
    }
}
