namespace HypercallSdk.Guest;

/// <summary>
/// What the library keeps for one vCPU, in a place of its own: nothing in it is shared but what other vCPUs need to
/// interrupt it. Zero before the vCPU is prepared.
/// </summary>
internal struct VcpuState
{
    // Where vcpu_info lies once it was registered; zero while it lies in shared_info.
    internal ulong InfoAddress;

    // The vCPU's page tables, as far as AddressSpace.SwitchTo changed them.
    internal AddressSpace Space;

    internal IpiPorts IpiPorts;

    // Interrupts that were sent before the vCPU had bound them: a bit each, by the kernel's numbers.
    internal uint EarlyIpis;

    // Whether VCPUOP_initialise was done: it can be done once.
    internal bool IsInitialised;

    // Whether it has bound its events: its boot entry has run, and does not run again.
    internal bool HasBooted;

    // Whether the vCPU was up when the domain was suspended.
    internal bool WasUp;
#if HYPERCALLSDK_XEN

    // Whether it rests while the domain is suspended, and the port that calls it to rest.
    internal bool IsParked;
    internal uint ParkingPort;

    // Where on the stack the frame of the user code lies that the running handler interrupted; 0 for none.
    internal ulong UserFrame;

    // Whether the idle loop is to go to user mode, and whether it is on its way: by its breakpoint, whose frame is kept.
    internal bool UserIsPending;
    internal bool UserIsEntered;
    internal bool FpuIsPending;
    internal TrapFrame IdleFrame;
    internal TrapFrame PendingFrame;
    internal FpuState PendingFpu;
#endif

    // The bases that user mode was given.
    internal ulong UserFsBase;
    internal ulong UserGsBase;

    // What its one-shot timer was last set to; 0 for stopped.
    internal ulong OneShotDeadline;

    internal FifoQueues Fifo;
    internal ConsoleBuffer Console;
}
