// Where memory lies: the machine's map, a domain's, the machine-to-physical table. A PV domain's map is what its toolstack
// set: one run of memory as large as the domain may become. Domain 0 has none: it asks for the machine's.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

internal sealed unsafe partial class MemoryOpHandler
{
    // Xen's E820MAX.
    private const uint MostMapEntries = 1024;

    private const uint FramesPerTableExtent = 2 * 1024 * 1024 / sizeof(ulong);

    /// <summary>The memory map that was set for the caller's domain.</summary>
    public HypercallResult MemoryMap(Vcpu caller, ref MemoryMap map)
    {
        ReadOnlySpan<E820Entry> entries = caller.Domain.MemoryMap;
        if (entries.IsEmpty)
            return caller.Refuse(XenErrno.NotImplemented, "nobody has set a memory map for the domain", null, 0, caller.Domain.IsControlDomain ? "the machine's memory map, which domain 0 may ask for" : null);

        map.EntryCount = uint.Min(map.EntryCount, (uint)entries.Length);
        return caller.TryCopyOut(map.Buffer.Address, entries[..(int)map.EntryCount])
            ? HypercallResult.Success
            : caller.RefusePointer("map.Buffer", map.Buffer.Address, map.EntryCount * (ulong)sizeof(E820Entry), write: true);
    }

    /// <summary>The machine's memory map.</summary>
    public HypercallResult MachineMemoryMap(Vcpu caller, ref MemoryMap map)
    {
        // As on a PC: the part below one megabyte, whose top is the firmware's, and the rest.
        ulong end = caller.Domain.Host.Memory.FrameCount << Page.Shift;
        ReadOnlySpan<E820Entry> entries =
        [
            new E820Entry { Address = 0, Size = 0xa_0000, Type = E820Type.Ram },
            new E820Entry { Address = 0xf_0000, Size = 0x1_0000, Type = E820Type.Reserved },
            new E820Entry { Address = 0x10_0000, Size = end - 0x10_0000, Type = E820Type.Ram },
        ];
        if (!map.Buffer.IsNull && map.EntryCount < entries.Length)
            return caller.Refuse(XenErrno.InvalidArgument, "the machine's memory map does not fit", "map.EntryCount", map.EntryCount, $"at least {entries.Length}, or no buffer to be told how many");

        map.EntryCount = (uint)entries.Length;
        return map.Buffer.IsNull || caller.TryCopyOut(map.Buffer.Address, entries)
            ? HypercallResult.Success
            : caller.RefusePointer("map.Buffer", map.Buffer.Address, map.EntryCount * (ulong)sizeof(E820Entry), write: true);
    }

    /// <summary>Sets a domain's memory map.</summary>
    public HypercallResult SetMemoryMap(Vcpu caller, in ForeignMemoryMap map)
    {
        if (map.Map.EntryCount > MostMapEntries)
            return caller.Refuse(XenErrno.InvalidArgument, "a memory map has no more entries", "map.Map.EntryCount", map.Map.EntryCount, $"at most {MostMapEntries}");

        if (Find(caller, map.Domain, "map.Domain", out HypercallResult refused) is not { } domain)
            return refused;

        var entries = new E820Entry[map.Map.EntryCount];
        if (!caller.TryCopyIn(map.Map.Buffer.Address, entries.AsSpan()))
            return caller.RefusePointer("map.Map.Buffer", map.Map.Buffer.Address, (ulong)entries.Length * (ulong)sizeof(E820Entry), write: false);

        domain.SetMemoryMap(entries);
        return HypercallResult.Success;
    }

    /// <summary>Where the machine-to-physical table stands in a guest's memory.</summary>
    public HypercallResult MachineToPhysicalPlace(Vcpu caller, out MachineToPhysicalMapping mapping)
    {
        // Domain 0 is told where the machine's memory ends, others how much the table could hold.
        ulong entries = (HypervisorMemory.MachineToPhysicalEnd - HypervisorMemory.MachineToPhysicalStart) / sizeof(ulong);
        mapping = new MachineToPhysicalMapping
        {
            Start = new VirtualAddress(HypervisorMemory.MachineToPhysicalStart),
            End = new VirtualAddress(HypervisorMemory.MachineToPhysicalEnd),
            MaximumFrame = new MachineFrame((caller.Domain.IsControlDomain ? caller.Domain.Host.Memory.FrameCount : entries) - 1),
        };
        return HypercallResult.Success;
    }

    /// <summary>The frames of the machine-to-physical table: gaps, since it does not lie in the machine's memory.</summary>
    public HypercallResult MachineToPhysicalFrames(Vcpu caller, ref MachineToPhysicalFrameList list)
    {
        ulong extents = (caller.Domain.Host.Memory.FrameCount + FramesPerTableExtent - 1) / FramesPerTableExtent;
        list.ExtentCount = (uint)ulong.Min(list.MaximumExtents, extents);
        for (uint i = 0; i < list.ExtentCount; i++)
        {
            ulong address = list.ExtentStart.Address + ((ulong)i * sizeof(ulong));
            if (!caller.TryCopyOut(address, 0UL))
                return caller.RefusePointer("list.ExtentStart[]", address, sizeof(ulong), write: true);
        }

        return HypercallResult.Success;
    }

    /// <summary>The frames of the 32-bit machine-to-physical table, which there is none of.</summary>
    public HypercallResult CompatibleMachineToPhysicalFrames(Vcpu caller, ref MachineToPhysicalFrameList list) =>
        caller.Refuse(XenErrno.NotSupported, "there are no 32-bit PV domains", null, 0, null);

    /// <summary>Memory that devices keep for themselves: none.</summary>
    public HypercallResult ReservedDeviceMemoryMap(Vcpu caller, ref ReservedDeviceMemoryMap map)
    {
        const uint AllRegions = 1;
        if (!AddressSpace.IsGuestAddress(map.Buffer.Address))
            return caller.RefusePointer("map.Buffer", map.Buffer.Address, map.EntryCount, write: true);

        if ((map.Flags & ~AllRegions) != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "no such flag", "map.Flags", map.Flags, "0 or 1");

        map.EntryCount = 0;
        return HypercallResult.Success;
    }

    /// <summary>A domain's virtual nodes: no domain has any.</summary>
    public HypercallResult VirtualNumaTopology(Vcpu caller, ref VirtualNumaTopology topology)
    {
        if (topology.Padding != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "the padding is not zero", "topology.Padding", topology.Padding, "0");

        return Find(caller, topology.Domain, "topology.Domain", out HypercallResult refused) is null
            ? refused
            : caller.Refuse(XenErrno.NotSupported, "the domain has no virtual nodes", "topology.Domain", topology.Domain.Value, null);
    }
}
