#pragma warning disable HCS0305 // What is made into a discard here must be refused: that is what is tested.
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Uses the guest library's allocator, balloon, address spaces and foreign mappings, and prints what comes of it. The same
/// source runs on real Xen and on the built-in hypervisor, as domain 0.
/// </summary>
[GuestKernel]
public partial struct GuestMemoryKernel
{
    private AddressSpace _space;

    [Boot]
    private void Start(in StartInfo info)
    {
        GiveBackAndTakeAgain();
        TakeAllPages();
        UseSpace();
        DestroySpace();
        MapForeign();
        SchedOp.PowerOff();
    }

    private static VirtualAddress Place => new(0x1234_5678_9000);

    private static VirtualAddress Range => new(0x40_0000);

    private static ulong Reservation
    {
        get
        {
            var self = new MemoryDomain { Domain = DomainId.Self };
            return (ulong)MemoryOp.CurrentReservation(in self).Value;
        }
    }

    private static void GiveBackAndTakeAgain()
    {
        ulong free = PageAllocator.FreePages;
        GuestConsole.WriteLine($"give back: {Balloon.GiveBack(10, out ulong done)}, {done} pages, {free - PageAllocator.FreePages} fewer free, reservation {Reservation}");
        GuestConsole.WriteLine($"take again: {Balloon.TakeAgain(20, out done)}, {done} pages, {free - PageAllocator.FreePages} fewer free, reservation {Reservation}");
    }

    // Each page holds the number of the one taken before it: a chain through all memory, read back as the pages are freed.
    private static void TakeAllPages()
    {
        ulong last = 0;
        ulong taken = 0;
        while (PageAllocator.TryAllocate(out PseudoPhysicalFrame page))
        {
            KernelMemory.AddressOf(page).As<ulong>().Write(last);
            last = page.Value;
            taken++;
        }

        GuestConsole.WriteLine($"out of memory: {PageAllocator.FreePages} free, the last page is {last}");
        ulong given = 0;
        bool ascending = true;
        while (last != 0)
        {
            var page = new PseudoPhysicalFrame(last);
            last = KernelMemory.AddressOf(page).As<ulong>().Read();
            ascending &= last < page.Value;
            PageAllocator.Free(page);
            given++;
        }

        GuestConsole.WriteLine($"all given back: {given == taken && PageAllocator.FreePages == taken}, lowest first: {ascending}");
    }

    private void UseSpace()
    {
        GuestConsole.WriteLine($"create: {AddressSpace.TryCreate(out _space, hasUserRoot: true)}");
        PageAllocator.TryAllocate(out PseudoPhysicalFrame page);
        GuestConsole.WriteLine($"map: {_space.Map(Place, page)}");
        GuestConsole.WriteLine($"map 700 pages: {_space.MapRange(Range, new PseudoPhysicalFrame(0), 700, PageTable.ReadOnly)}");
        GuestConsole.WriteLine($"map beyond memory: {_space.MapRange(Place, new PseudoPhysicalFrame(PageAllocator.TotalPages), 1)}");
        GuestConsole.WriteLine($"switch: {_space.SwitchTo()}");
        Place.As<ulong>().Write(3);
        GuestConsole.WriteLine($"reads {KernelMemory.AddressOf(page).As<ulong>().Read()}");
        GuestConsole.WriteLine($"the 600th page is frame 600: {_space.TryGetEntry(Range + (600UL << Page.Shift), out PageTableEntry entry) && entry.Frame == KernelMemory.MachineFrameOf(new PseudoPhysicalFrame(600))}");
        GuestConsole.WriteLine($"protect: {KernelMemory.ProtectPage(Place, PageTable.ReadOnly)}, still reads {Place.As<ulong>().Read()}");
        GuestConsole.WriteLine($"protect nothing: {_space.Protect(Place + Page.Size, PageTable.ReadOnly)}");
        GuestConsole.WriteLine($"unmap 700 pages: {_space.UnmapRange(Range, 700)}, the first is mapped: {_space.TryGetEntry(Range, out _)}");
        PageAllocator.Free(page);
    }

    private void DestroySpace()
    {
        ulong free = PageAllocator.FreePages;
        GuestConsole.WriteLine($"destroy while in use: {_space.Destroy()}");
        GuestConsole.WriteLine($"switch back: {AddressSpace.Kernel.SwitchTo()}");
        GuestConsole.WriteLine($"destroy the builder's: {AddressSpace.Kernel.Destroy()}");
        GuestConsole.WriteLine($"destroy: {_space.Destroy()}, exists: {_space.Exists}, {PageAllocator.FreePages - free} pages back");
    }

    private static void MapForeign()
    {
        PageAllocator.TryAllocate(out PseudoPhysicalFrame page);
        KernelMemory.AddressOf(page).As<ulong>().Write(77);
        GuestConsole.WriteLine($"map a page of no domain's: {ForeignMapping.TryMap(new DomainId(9), KernelMemory.MachineFrameOf(page), GrantAccess.ReadOnly, out _)}");
        GuestConsole.WriteLine($"map our own: {ForeignMapping.TryMap(DomainId.Self, KernelMemory.MachineFrameOf(page), GrantAccess.ReadOnly, out ForeignMapping mapping)}");
        GuestConsole.WriteLine($"reads {mapping.Address.As<ulong>().Read()}, unmap: {mapping.Unmap()}");
        PageAllocator.Free(page);
    }
}
