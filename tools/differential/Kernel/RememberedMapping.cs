using HypercallSdk.Abi;

namespace Differential.Kernel;

/// <summary>A mapping of a grant: what it takes to end it.</summary>
public struct RememberedMapping
{
    /// <summary>Where it was made: an address, or a machine address of an entry.</summary>
    public ulong HostAddress;

    /// <summary>The frame's address.</summary>
    public ulong DeviceBusAddress;

    /// <summary>How it was made.</summary>
    public GrantMapFlags Flags;

    /// <summary>Its handle.</summary>
    public uint Handle;
}
