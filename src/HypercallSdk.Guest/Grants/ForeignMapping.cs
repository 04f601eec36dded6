using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Another domain's page mapped by the control domain, which needs no grant
/// (<c>HYPERVISOR_update_va_mapping_otherdomain</c>). It has to be unmapped: the page outlives its domain while it is mapped.
/// </summary>
[MustBeEnded(nameof(Unmap), Keep = nameof(Keep), Resume = nameof(Resume))]
public readonly ref struct ForeignMapping
{
    private ForeignMapping(VirtualAddress address) => Address = address;

    /// <summary>Where the page is mapped: a window of the kernel's, the same in every address space.</summary>
    public VirtualAddress Address { get; }

    /// <summary>Maps a machine frame of another domain's.</summary>
    /// <param name="domain">Whose; <see cref="DomainId.InputOutput"/> for device memory, <see cref="DomainId.Xen"/> for the hypervisor's.</param>
    /// <param name="frame">Its frame.</param>
    /// <param name="access">For what.</param>
    /// <param name="mapping">The mapping, which has to be unmapped.</param>
    /// <returns><see cref="XenErrno.NoSpace"/> where the kernel has no address left; otherwise what the hypercall answers.</returns>
    public static HypercallResult TryMap(DomainId domain, MachineFrame frame, GrantAccess access, out ForeignMapping mapping)
    {
        mapping = default;
        HypercallResult result = KernelWindows.Reserve(1, out VirtualAddress address);
        if (result.IsError)
        {
            return result;
        }

        var entry = new PageTableEntry(frame, access == GrantAccess.ReadOnly ? PageTable.ReadOnly : PageTable.ReadWrite);
        result = UpdateVaMapping.SetOtherDomain(address, entry, UpdateVaMappingFlags.InvalidatePage, domain);
        if (result.IsError)
        {
            KernelWindows.Release(address, 1);
            return result;
        }

        mapping = new ForeignMapping(address);
        return HypercallResult.Success;
    }

    /// <summary>The mapping that <see cref="Keep"/> gave the address of.</summary>
    public static ForeignMapping Resume(VirtualAddress address) => new(address);

    /// <summary>Its address, for the kernel's state: from here on whoever keeps that has to unmap it.</summary>
    public VirtualAddress Keep() => Address;

    /// <summary>Ends the mapping, on every vCPU.</summary>
    public HypercallResult Unmap()
    {
        HypercallResult result = UpdateVaMapping.Set(Address, default, UpdateVaMappingFlags.InvalidatePage | UpdateVaMappingFlags.All);
        if (result.IsSuccess)
        {
            KernelWindows.Release(Address, 1);
        }

        return result;
    }
}
