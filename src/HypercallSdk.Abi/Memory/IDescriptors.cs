namespace HypercallSdk.Abi;

/// <summary>
/// Segment descriptor tables (<c>HYPERVISOR_set_gdt</c>, <c>HYPERVISOR_update_descriptor</c>). The local table is set by
/// <see cref="MmuExtendedCommand.SetLdt"/>.
/// </summary>
[HypercallContract]
public interface IDescriptors
{
    /// <summary>Sets the calling vCPU's global descriptor table (<c>HYPERVISOR_set_gdt</c>). Any domain.</summary>
    /// <param name="frames">The table's frames: one for each 512 descriptors, the last one rounded up.</param>
    /// <param name="entries">How many descriptors. 0 leaves the hypervisor's own alone.</param>
    /// <remarks>
    /// <para>Order: the frames must hold acceptable descriptors and be mapped nowhere writable by then; they become a
    /// descriptor table, and stay one until another table is set. The descriptors from
    /// <see cref="HypervisorMemory.FirstReservedGdtEntry"/> on are the hypervisor's.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: more entries than
    /// <see cref="HypervisorMemory.FirstReservedGdtEntry"/>; or a frame that is not the caller's, is mapped writable or is a
    /// page table, or holds a descriptor that a guest may not have. The table before it stays.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="frames"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.SetGdt, Privilege = HypercallPrivilege.Any)]
    HypercallResult SetGdt(GuestPointer<MachineFrame> frames, uint entries);

    /// <summary>
    /// Writes one descriptor, checked (<c>HYPERVISOR_update_descriptor</c>). Any domain.
    /// </summary>
    /// <param name="address">The descriptor's machine address, a multiple of 8.</param>
    /// <param name="descriptor">The descriptor, as the processor reads it.</param>
    /// <remarks>
    /// <para>Order: on a frame that is a descriptor table the change is seen at the next load of a selector; a frame that
    /// is nothing yet, or plain memory, is written as well.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: the address is not a multiple of 8, its frame is not the caller's or
    /// is a page table; or the descriptor is one that a guest may not have: a task, a local table, an interrupt or trap
    /// gate, a call gate with parameters or to the hypervisor's code.</item>
    /// </list>
    /// <para>A segment for privilege level 0 to 2 becomes one for level 3; a call gate is kept away from the processor until
    /// it is used. What is not present is not looked at.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.UpdateDescriptor, Privilege = HypercallPrivilege.Any)]
    HypercallResult UpdateDescriptor(MachineAddress address, ulong descriptor);
}
