using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>A mapping of a grant as a kernel's state holds it: <see cref="MappedGrant.Resume"/> makes the mapping again.</summary>
public struct KeptMapping
{
    /// <summary>Where the page is mapped.</summary>
    public VirtualAddress Address;

    /// <summary>The hypervisor's number of the mapping.</summary>
    public GrantHandle Handle;
}
