// Everything that the hypervisor keeps count of while it runs can be counted again from what is there. The hypervisor is
// right when both agree, after each hypercall and each access of a guest:
//
//  1. A frame is free or has one owner, whose list it is on, once. The owner's number of pages is the length of that list,
//     and no more than its maximum.
//  2. A frame's references are: its owner's own (Allocated), one for each present entry of a validated table that leads to
//     it, one for each root of a vCPU, for a pin, for each GDT and LDT page in use, for each grant mapping for devices, and
//     the host's own on a hosted kernel's image (Held).
//  3. A frame has one type. Its count is: for writable, the entries that map it writable, the grant mappings for devices
//     that may write, and Held; for a table, the entries of the level above, the roots and the pin; for a descriptor table,
//     the vCPUs that use it. So nothing is ever writable and a page table (or descriptor table) at once.
//  4. A frame counted as a table is validated and a table that is not counted is not. Pinned frames are validated tables.
//  5. Entries that lead to a table of the same level are read-only, and counted at both ends; a table has such entries
//     or is the target of such, never both. An entry of a table to itself counts nothing.
//  6. An entry maps a frame of the domain that owns the table, or one that was granted to it and is mapped so by its
//     maptrack (writable only if that says so). The control domain alone may map others' frames otherwise.
//  7. An entry carries no bit that a guest must not set. The slots 256 to 271 of a root, the hypervisor's, have no entry.
//  8. A free frame has no references, no type, no pseudo-physical address.
//  9. A cached translation leads to a frame which its address space may still reach: not to a frame that was handed to
//     somebody else since, not writable to a table. To a free frame it may lead only while the flush is still to come that
//     comes before the frame is handed out again.
//
// A recount costs some tens of microseconds a domain: it reads what is known of the frames in use, and the page tables.
using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Checking;

/// <summary>Recomputes from scratch what the hypervisor keeps count of.</summary>
internal static class Invariants
{
    /// <summary>Recounts everything.</summary>
    /// <returns>What disagrees, a line each; nothing when all is right.</returns>
    public static IReadOnlyList<string> Recount(Host host) => host.Recount.Run();
}
