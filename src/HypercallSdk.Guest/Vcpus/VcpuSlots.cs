// What the hypervisor writes of its own accord for a vCPU lies in a slot: its vcpu_info once that is registered, its
// control block of the FIFO interface, its runstate and its time. Slots lie in pages of the domain's, 16 in each,
// allocated when the first of their vCPUs needs one. Xen keeps such a page mapped for as long as the domain lives: it is
// never given back.
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The memory that a vCPU shares with the hypervisor.</summary>
internal static class VcpuSlots
{
    internal const int PerPage = Page.Size / Size;

    internal const int Info = 0;
    internal const int ControlBlock = 64;
    internal const int ControlBlockSize = 72;
    internal const int Runstate = 144;
    internal const int Time = 192;

    private const int Size = 256;

    /// <summary>Finds a vCPU's slot, made if there is none yet; under the lock of those who start vCPUs.</summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="slot">Where it lies.</param>
    internal static HypercallResult Ensure(int vcpu, out VcpuSlot slot)
    {
        ref ulong place = ref GuestLibraryState.Current.Sharing.Pages[vcpu / PerPage];
        slot = default;
        if (place == 0)
        {
            if (!PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame frame))
            {
                return XenErrno.OutOfMemory;
            }

            Volatile.Write(ref place, frame.Value);
        }

        slot = new VcpuSlot(new PseudoPhysicalFrame(place), (uint)(vcpu % PerPage * Size));
        return HypercallResult.Success;
    }
}
