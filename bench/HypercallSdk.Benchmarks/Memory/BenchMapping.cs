using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Benchmarks.Memory;

/// <summary>
/// A run of neighbouring pages, mapped by tables of its own, which the domain's vCPU runs on from here: as much memory as a
/// measurement wants.
/// </summary>
internal sealed unsafe class BenchMapping
{
    private const int EntriesPerTable = 512;
    private const PageTableFlags Flags = PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User | PageTableFlags.Accessed | PageTableFlags.Dirty;

    private readonly MachineMemory _memory;
    private readonly DomainMemory _owner;

    public BenchMapping(Domain domain, int pages)
    {
        _memory = domain.Host.Memory;
        _owner = domain.Memory;
        MachineFrame l4 = Take(1);
        MachineFrame l3 = Take(1);
        MachineFrame l2 = Take(1);
        Link(l4, 0, l3);
        Link(l3, 0, l2);
        MachineFrame first = Take((ulong)pages);
        for (int page = 0; page < pages; page += EntriesPerTable)
        {
            MachineFrame l1 = Take(1);
            Link(l2, (int)(Address >> 21) + (page / EntriesPerTable), l1);
            for (int index = 0; index < EntriesPerTable && page + index < pages; index++)
            {
                Link(l1, index, new MachineFrame(first.Value + (ulong)(page + index)));
            }
        }

        Host = _memory.HostAddress(first);
        Vcpu vcpu = domain.Vcpus[0];
        vcpu.KernelSpace.Root = l4;
    }

    /// <summary>The guest virtual address of the first page.</summary>
    public ulong Address => 4UL << 21;

    /// <summary>The host address of the first page.</summary>
    public byte* Host { get; }

    private MachineFrame Take(ulong count) => _memory.Frames.TryAllocate(_owner, count, out FrameExtent extent)
        ? new MachineFrame(extent.Start)
        : throw new InvalidOperationException("The machine has too little memory for the measurement.");

    private void Link(MachineFrame table, int index, MachineFrame lower) =>
        ((ulong*)_memory.HostAddress(table))[index] = new PageTableEntry(lower, Flags).Value;
}
