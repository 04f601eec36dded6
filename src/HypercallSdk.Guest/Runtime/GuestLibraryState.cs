using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The guest library's own state: it lies beside the kernel's in the guest's pages, so it is saved, moved and replayed
/// with the domain. Zero at boot.
/// </summary>
internal unsafe struct GuestLibraryState
{
    internal ulong StartInfoAddress;
    internal StartInfo StartInfo;
    internal ulong SharedInfoAddress;
    internal bool KernelIsReady;
    internal ulong ConsoleRingAddress;
    internal ulong ConsoleBytesDropped;
    internal PortTable Ports;
    internal PerVcpuState<IpiPorts> IpiPorts;
    internal PerVcpuState<ConsoleBuffer> ConsoleBuffers;
    internal MemoryState Memory;
    internal GrantTableState Grants;

    // SAFETY: the gate gives the address of a block as large as KernelRuntime.LibraryStateSize says, zeroed at boot, that
    // does not move while the domain lives.
    internal static ref GuestLibraryState Current => ref *(GuestLibraryState*)Gate.LibraryState;

    [InlineArray(Vcpu.MaximumCount)]
    internal struct PerVcpuState<T>
        where T : unmanaged
    {
        private T _first;
    }
}
