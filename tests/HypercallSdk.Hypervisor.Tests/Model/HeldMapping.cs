using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>What a domain needs to remember to unmap a grant.</summary>
internal readonly record struct HeldMapping(uint Handle, ulong HostAddress, ulong DeviceAddress, uint Flags, DomainId Granter, uint Reference)
{
    /// <summary>The frame that is mapped.</summary>
    public MachineFrame Frame => new(DeviceAddress >> Page.Shift);

    /// <summary>Whether the mapping allows writing.</summary>
    public bool IsWritable => (Flags & 4) == 0;
}
