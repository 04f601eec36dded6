using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The guest library's own state: it lies beside the kernel's in the guest's pages, so it is saved, moved and replayed
/// with the domain. Zero at boot. What belongs to one vCPU is in <see cref="VcpuState"/>.
/// </summary>
internal unsafe struct GuestLibraryState
{
    internal ulong StartInfoAddress;
    internal StartInfo StartInfo;
    internal ulong SharedInfoAddress;
    internal bool KernelIsReady;
    internal ConsoleState Console;
#if HYPERCALLSDK_XEN
    internal StoreState Store;
    internal bool IsGathering;
    internal uint Suspends;
    internal bool WasRestored;
#endif
    internal TimerState Timers;
    internal VcpuSharing Sharing;
    internal VcpuBits PreparedVcpus;
    internal PortTable Ports;
    internal FifoState Fifo;
    internal MemoryState Memory;
    internal GrantTableState Grants;

    // SAFETY: the gate gives the address of a block as large as KernelRuntime.LibraryStateSizeFor says, zeroed at boot, that
    // does not move while the domain lives.
    internal static ref GuestLibraryState Current => ref *(GuestLibraryState*)Gate.LibraryState;
}
