using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    /// <summary>
    /// Whether another vCPU may read or write what lies at <paramref name="address"/>: the domain has others, or the frame is another domain's
    /// or was used through a grant. It changes nothing; asked where handlers are interleaved.
    /// </summary>
    internal bool IsSeenByOthers(ulong address)
    {
        int booted = 0;
        foreach (Vcpu vcpu in Domain.Vcpus)
            booted += vcpu._hasBooted ? 1 : 0;

        if (booted > 1)
            return true;

        MachineMemory memory = Domain.Host.Memory;
        MachineFrame frame;
        if (_addressSpace.TryReadQuickly(address, 1, out byte* host))
        {
            frame = new MachineFrame((ulong)(host - memory.Base) >> Page.Shift);
        }
        else
        {
            PageWalk walk = _addressSpace.Walk(address);
            if (!walk.IsAllowed)
                return false;

            frame = walk.LastEntry.Frame;
        }

        // The machine-to-physical table lies outside: the hypervisor writes it, in hypercalls.
        return memory.Contains(frame) && (!memory[frame].IsOwnedBy(Domain.Id) || memory.Frames.Granted?.Contains(frame.Value) == true);
    }
}
