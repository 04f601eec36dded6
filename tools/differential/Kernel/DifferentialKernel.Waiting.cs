// Upcalls come while a program waits, and nowhere else: while it runs they are masked, so that on real Xen, too, they come at a
// place of the program and not at an instruction.
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Differential.Kernel;

/// <content>Waiting, and the upcalls that come meanwhile.</content>
public partial struct DifferentialKernel
{
    private const int PortsToAttach = 128;
    private const ulong UpcallMask = 1;
    private const ulong PollCommand = 3;

    // Behind what programs have the hypervisor write there.
    private const ulong PollOffset = 3072;

    // Real Xen waits in a poll, whose timer is one among the vCPU's: what is due before it has gone off before it, however late
    // the machine is. In the built-in hypervisor, which waits in no call (D1), the handler is left until the time has passed.
    // There the upcall is made when the handler returns, on real Xen as a call does: one that is due before the wait, and one after.
    private void Wait(ulong nanoseconds)
    {
        UnmaskUpcalls();
        SetUpcallMask(1);
        _resumeAt = Timers.SystemTime + nanoseconds;
        GuestPointer<SchedPoll> poll = new(VolatilePage + PollOffset);
        poll.Write(new SchedPoll { Timeout = _resumeAt });
        while (Timers.SystemTime < _resumeAt && Gate.Invoke((ulong)HypercallNumber.SchedOp, PollCommand, poll.Address) == 0)
        {
            // An event ends a poll early.
        }

        UnmaskUpcalls();
    }

    private static void UnmaskUpcalls()
    {
        SetUpcallMask(0);
        FlushTranslations();
    }

    private static void SetUpcallMask(ulong value) => Write(Gate.ImageAddress(KernelImagePlace.SharedInfo) + UpcallMask, 1, value);

    private bool IsWaitOver()
    {
        if (Timers.SystemTime < _resumeAt)
        {
            return false;
        }

        SetUpcallMask(1);
        _resumeAt = 0;
        LogNumber(0);
        return true;
    }

    // From now on the port's events are told; whatever port it is, it is unmasked, and the answer to that is logged.
    private void Attach(ulong number)
    {
        Port port = new((uint)number);
        LogNumber(number < PortsToAttach && !IsFromTheStart(number) ? Events.Attach(port, Ports.OnPort).Value : -(long)XenErrno.InvalidArgument);
    }

    // How many events of a timer come while the program waits is not the same everywhere: after the first one the port is masked.
    [PortHandler]
    private void OnPort(Port port)
    {
        LogEvent(port.Value);
        Events.Mask(port);
    }

    // The guest library forgets the program's ports, and closes them.
    private void DetachPorts()
    {
        for (uint number = 1; number < PortsToAttach; number++)
        {
            if (!IsFromTheStart(number))
            {
                _ = Events.Close(new Port(number)); // it may be closed
            }
        }
    }

    // The other interface to events is left by a reset alone. Domain 0 has no port from its start that a reset would close.
    private void LeaveFifo()
    {
        if (_portsFromTheStart == 0)
        {
            _ = EventChannelOp.Reset(new EventChannelReset { Domain = DomainId.Self }); // a domain may always reset its own
        }
    }
}
