using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>One mapping of a grant, as the domain that maps it holds it (<c>struct grant_mapping</c>).</summary>
internal struct GrantMapping
{
    /// <summary>The grant; while the place is free, the next free one.</summary>
    public uint Reference;

    /// <summary>Who granted it.</summary>
    public DomainId Granter;

    /// <summary>How it is mapped, less what of it was ended; none while the place is free.</summary>
    public GrantMapFlags Flags;

    /// <summary>Whether the place is taken.</summary>
    public readonly bool IsMapped => Flags != GrantMapFlags.None;

    /// <summary>Whether it is mapped for reading only.</summary>
    public readonly bool IsReadOnly => (Flags & GrantMapFlags.ReadOnly) != 0;

    /// <summary>Whether devices have it.</summary>
    public readonly bool IsForDevices => (Flags & GrantMapFlags.DeviceMap) != 0;

    /// <summary>Whether an L1 entry was made for it.</summary>
    public readonly bool IsForProcessors => (Flags & GrantMapFlags.HostMap) != 0;
}
