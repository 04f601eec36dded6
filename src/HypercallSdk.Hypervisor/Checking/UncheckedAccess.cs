using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Checking;

/// <summary>What a hypervisor does that lacks the check of a <see cref="PlantedBug"/>. Without one: nothing.</summary>
internal static unsafe class UncheckedAccess
{
    // Where Xen has all of the machine's memory mapped for itself (DIRECTMAP_VIRT_START).
    private const ulong DirectMap = 0xffff_8300_0000_0000;

    // Bytes for each of the machine's memory nodes: there is one.
    private const int NodeCount = 1;

    /// <summary>Whether an exchange writes its answers without a check.</summary>
    public static bool IsAsked(Vcpu caller) => caller.Domain.Host.Options.Planted is PlantedBug.ExchangeWritesAnywhere or PlantedBug.ExchangeRangeIsUnchecked;

    /// <summary>Writes where the processor would let the hypervisor itself write; false where it is not asked to.</summary>
    public static bool Write(Vcpu caller, ulong address, ulong value)
    {
        MachineMemory memory = caller.Domain.Host.Memory;
        byte* place;
        switch (caller.Domain.Host.Options.Planted)
        {
            case PlantedBug.ExchangeWritesAnywhere when caller.AddressSpace.TryTranslate(address, MemoryAccess.Read, out place):
                break;
            case PlantedBug.ExchangeRangeIsUnchecked when address >= DirectMap && memory.Contains(new MachineFrame((address - DirectMap) >> Page.Shift)):
                place = memory.Base + (address - DirectMap);
                break;
            default:
                return false;
        }

        // SAFETY: it lies in the machine's memory; a bug that is planted goes no further than a guest's damage to its own kind.
        *(ulong*)((ulong)place & ~7UL) = value;
        return true;
    }

    /// <summary>Whether the machine lacks a memory node: looked up in a table that has no place for it.</summary>
    public static bool IsNodeMissing(Vcpu caller, uint node)
    {
        const uint AnyNode = 255;
        return caller.Domain.Host.Options.Planted == PlantedBug.NodeIsUnchecked && node != AnyNode && (new bool[NodeCount])[node];
    }
}
