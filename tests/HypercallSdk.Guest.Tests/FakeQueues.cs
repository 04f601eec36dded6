using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>The hypervisor's side of the FIFO interface for vCPU 0: links a port to the tail of its priority's queue.</summary>
internal sealed class FakeQueues
{
    private readonly FakeMachine _machine;
    private readonly ulong _control = FakeMachine.SparePage(1);
    private readonly ulong _array = FakeMachine.SparePage(2);
    private readonly uint[] _tails = new uint[FifoQueues.Heads.Count];

    /// <summary>Opens the queues, with <paramref name="ports"/> bound.</summary>
    public FakeQueues(FakeMachine machine, params uint[] ports)
    {
        _machine = machine;
        ref FifoState state = ref GuestLibraryState.Current.Fifo;
        state.IsInUse = true;
        state.Pages[0] = _array;
        state.PageCount = 1;
        VcpuStates.Of(0).Fifo.ControlBlock = _control;
        foreach (uint port in ports)
        {
            FakeMachine.Bind((int)port);
        }
    }

    /// <summary>Whether the guest has taken all that there was.</summary>
    public bool AreEmpty => _machine.Word(_control) == 0 && _machine.SharedInfo.Vcpus[0].UpcallPending == 0;

    /// <summary>A port's word.</summary>
    public uint Word(uint port) => _machine.Word(_array + (port * 4));

    /// <summary>Raises an event, as <c>evtchn_fifo_set_pending</c> does.</summary>
    /// <returns>False where it was pending already.</returns>
    public bool Raise(uint port, int priority = 7)
    {
        ref uint word = ref _machine.Word(_array + (port * 4));
        bool wasPending = (word & FifoEvents.Pending) != 0;
        word |= FifoEvents.Pending;
        if ((word & (FifoEvents.Masked | FifoEvents.Linked)) != 0)
        {
            return !wasPending;
        }

        word |= FifoEvents.Linked;
        for (int other = 0; other < _tails.Length; other++)
        {
            // Its last event may have gone to another queue, whose tail it would still be.
            _tails[other] = other != priority && _tails[other] == port ? 0 : _tails[other];
        }

        uint tail = _tails[priority];
        ref uint tailWord = ref _machine.Word(_array + (tail * 4));
        _tails[priority] = port;
        if (tail != 0 && tail != port && (tailWord & FifoEvents.Linked) != 0)
        {
            tailWord |= port;
            return !wasPending;
        }

        _machine.Word(_control + 8 + ((ulong)priority * 4)) = port;
        if ((_machine.Word(_control) & (1u << priority)) == 0)
        {
            _machine.Word(_control) |= 1u << priority;
            _machine.SharedInfo.Vcpus[0].UpcallPending = 1;
        }

        return !wasPending;
    }
}
