using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Another domain's page, granted to us and mapped for the kernel. It has to be unmapped: until then the other domain cannot have its page back.</summary>
/// <remarks>
/// The address is a window of the kernel's, the same in every address space. Overwriting its page-table entry by hand
/// would leave the grant in use for ever; <see cref="Unmap"/> is the only way back.
/// </remarks>
[MustBeEnded(nameof(Unmap), Keep = nameof(Keep), Resume = nameof(Resume))]
public readonly ref struct MappedGrant
{
    private readonly KeptMapping _mapping;

    private MappedGrant(KeptMapping mapping) => _mapping = mapping;

    /// <summary>Where the page is mapped.</summary>
    public VirtualAddress Address => _mapping.Address;

    /// <summary>The hypervisor's number of the mapping.</summary>
    public GrantHandle Handle => _mapping.Handle;

    /// <summary>Whether there is a mapping: the default value is none.</summary>
    public bool IsMapped => !_mapping.Address.IsNull;

    /// <summary>Maps a page that another domain has granted us (<c>GNTTABOP_map_grant_ref</c>).</summary>
    /// <param name="domain">Whose page.</param>
    /// <param name="reference">The other domain's number of the grant.</param>
    /// <param name="access">For what; no more than was granted.</param>
    /// <param name="mapping">The mapping, which has to be unmapped.</param>
    /// <returns>The hypervisor's status; <see cref="GrantStatus.NoSpace"/> also where the kernel has no address left for it.</returns>
    public static GrantStatus TryMap(DomainId domain, GrantReference reference, GrantAccess access, out MappedGrant mapping)
    {
        mapping = default;
        if (KernelWindows.Reserve(1, out VirtualAddress address).IsError)
        {
            return GrantStatus.NoSpace;
        }

        var map = new GrantMap
        {
            HostAddress = address.Value,
            Flags = GrantMapFlags.HostMap | (access == GrantAccess.ReadOnly ? GrantMapFlags.ReadOnly : 0),
            Reference = reference,
            Domain = domain,
        };
        HypercallResult result = GrantTableOp.Map(new Span<GrantMap>(ref map));
        if (result.IsError || map.Status != GrantStatus.Okay)
        {
            KernelWindows.Release(address, 1);
            return result.IsError ? GrantStatus.GeneralError : map.Status;
        }

        mapping = new MappedGrant(new KeptMapping { Address = address, Handle = map.Handle });
        return GrantStatus.Okay;
    }

    /// <summary>The mapping that <see cref="Keep"/> put away.</summary>
    public static MappedGrant Resume(KeptMapping mapping) => new(mapping);

    /// <summary>The form of it for the kernel's state: from here on whoever keeps that has to unmap it.</summary>
    public KeptMapping Keep() => _mapping;

    /// <summary>Ends the mapping (<c>GNTTABOP_unmap_grant_ref</c>).</summary>
    /// <returns>The hypervisor's status: the mapping is gone when that is <see cref="GrantStatus.Okay"/>, and still there otherwise.</returns>
    public GrantStatus Unmap()
    {
        var unmap = new GrantUnmap { HostAddress = Address.Value, Handle = Handle };
        HypercallResult result = GrantTableOp.Unmap(new Span<GrantUnmap>(ref unmap));
        if (result.IsError || unmap.Status != GrantStatus.Okay)
        {
            return result.IsError ? GrantStatus.GeneralError : unmap.Status;
        }

        KernelWindows.Release(Address, 1);
        return GrantStatus.Okay;
    }
}
