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
// (2. and 3. also count the pages of FIFO event arrays and control blocks.) Of event channels:
//
// 10. A port is bound to something or counted as free; port 0 is neither. It notifies a vCPU that its domain has.
// 11. Both ends of an interdomain channel name each other, and both domains are there.
// 12. A VIRQ that is bound names a port that is bound to it, and every such port is named once. One of a vCPU notifies it.
// 13. A FIFO queue's tail is a port that has a word in the event array, and that was on no other queue since.
//
// And where guests write to nothing but their own vCPU's events (Sleepers):
//
// 14. A vCPU that has something to do, be it an upcall that is pending and unmasked, is with the scheduler or going to be
//     woken.
//
// A recount costs some tens of microseconds a domain: it reads what is known of the frames in use, and the page tables.
using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Checking;

/// <summary>Recomputes from scratch what the hypervisor keeps count of.</summary>
internal static class Invariants
{
    /// <summary>Recounts everything.</summary>
    /// <returns>What disagrees, a line each; nothing when all is right.</returns>
    public static IReadOnlyList<string> Recount(Host host)
    {
        IReadOnlyList<string> memory = host.Recount.Run();
        IReadOnlyList<string> events = EventRecount.Run(host);
        var scheduler = new List<string>();
        host.Scheduler.Recount(scheduler);
        return events.Count + scheduler.Count == 0 ? memory : [.. memory, .. events, .. scheduler];
    }

    /// <summary>
    /// Finds vCPUs that could run and that nobody is going to run. A guest that writes to another vCPU's event bits, or the
    /// test that does, makes some, as on Xen: nobody is told of a store.
    /// </summary>
    public static IReadOnlyList<string> Sleepers(Host host) => EventRecount.Sleepers(host);
}
