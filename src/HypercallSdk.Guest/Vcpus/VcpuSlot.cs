using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>One vCPU's part of a page that is shared with the hypervisor.</summary>
/// <param name="page">The page.</param>
/// <param name="offset">Where in it the slot begins.</param>
internal readonly struct VcpuSlot(PseudoPhysicalFrame page, uint offset)
{
    internal PseudoPhysicalFrame Page { get; } = page;

    internal MachineFrame Frame => KernelMemory.MachineFrameOf(Page);

    internal uint OffsetOf(int part) => offset + (uint)part;

    internal VirtualAddress AddressOf(int part) => KernelMemory.AddressOf(Page) + OffsetOf(part);
}
