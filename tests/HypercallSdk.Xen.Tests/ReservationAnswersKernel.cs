using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Asks what the documentation of <see cref="IMemoryOp"/>, <see cref="IMulticall"/> and <see cref="IVmAssist"/> says, and
/// prints each answer that is not as documented. The same source runs on real Xen and on the built-in hypervisor, as
/// domain 0.
/// </summary>
[GuestKernel]
public partial struct ReservationAnswersKernel
{
    private const long NotPermitted = -1;
    private const long NoSuchDomain = -3;
    private const long OutOfMemory = -12;
    private const long AccessDenied = -13;
    private const long BadAddress = -14;
    private const long InvalidArgument = -22;
    private const long NotImplemented = -38;
    private const long NotSupported = -95;
    private const ulong BadPointer = 8;
    private const PageTableFlags Writable = PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User;

    // Pages of the kernel's own memory from this one on are neither the image's nor page tables, and mapped on both targets.
    private const ulong FirstFreePage = 900;

    private int _asDocumented;
    private Caller _caller;

    [Boot]
    private void Start(in StartInfo info)
    {
        _caller = Caller.Of(in info);
        Increasing();
        Decreasing();
        Populating();
        Exchanging();
        BadExchanges();
        MachineToPhysical();
        MemoryMaps();
        Physmap();
        Claims();
        Others();
        Continuations();
        Assists();
        Batches();
        GuestConsole.WriteLine($"{_asDocumented} answers as documented");
        SchedOp.PowerOff();
    }

    private void Expect(ReadOnlySpan<byte> call, long documented, long answer)
    {
        if (answer == documented)
        {
            _asDocumented++;
            return;
        }

        GuestConsole.WriteLine($"{call}: {answer}, documented {documented}");
    }

    private static ulong Window(ulong index) => KernelMemory.Base.Value + ((FirstFreePage + index) << Page.Shift);

    private static MachineFrame Frame(ulong index)
    {
        KernelMemory.TryGetMachineFrame(new PseudoPhysicalFrame(FirstFreePage + index), out MachineFrame frame);
        return frame;
    }

    private static void Unmap(ulong index) => _ = KernelMemory.UnmapPage(new VirtualAddress(Window(index)));

    private static long Pages() => MemoryOp.CurrentReservation(new MemoryDomain { Domain = DomainId.Self }).Value;

    private static long PseudoPhysical(ulong frame) => (long)new GuestPointer<ulong>(HypervisorMemory.MachineToPhysicalStart)[(long)frame].Read();

    // Lists of extents lie in the free pages 0 and 1.
    private static GuestPointer<ulong> List => new(Window(0));

    private static GuestPointer<ulong> Other => new(Window(1));

    private static MemoryReservation Extents(ulong list, ulong count, uint order = 0, uint flags = 0, ushort domain = 0x7ff0) =>
        new() { ExtentStart = new GuestPointer<ulong>(list), ExtentCount = count, ExtentOrder = order, Flags = new MemoryFlags(flags), Domain = new DomainId(domain) };

    private static long Increase(ulong list, ulong count, uint order = 0, uint flags = 0, ushort domain = 0x7ff0) =>
        MemoryOp.IncreaseReservation(Extents(list, count, order, flags, domain)).Value;

    private static long Decrease(ulong list, ulong count, uint order = 0, ushort domain = 0x7ff0) =>
        MemoryOp.DecreaseReservation(Extents(list, count, order, 0, domain)).Value;

    private static long Populate(ulong list, ulong count, uint order = 0, uint flags = 0, ushort domain = 0x7ff0) =>
        MemoryOp.PopulatePhysmap(Extents(list, count, order, flags, domain)).Value;

    private void Increasing()
    {
        long pages = Pages();
        Expect("increase"u8, 1, Increase(Window(0), 1));
        ulong frame = List.Read();
        Expect("increase, pages"u8, pages + 1, Pages());
        Expect("increase, no place in physical memory"u8, -1, PseudoPhysical(frame));
        Expect("increase, bad pointer"u8, 0, Gate.Invoke(12, 0, BadPointer));
        Expect("increase, bad pointer, continued"u8, 3, Gate.Invoke(12, 3 << 6, BadPointer));
        Expect("increase, none"u8, 0, Increase(Window(0), 0));
        Expect("increase, too many to count"u8, 0, Increase(Window(0), 1UL << 26));
        Expect("increase, no such domain"u8, 0, Increase(Window(0), 1, 0, 0, 77));
        Expect("increase, order 19"u8, 0, Increase(Window(0), 1, 19));
        Expect("increase, order 18, no memory"u8, 0, Increase(Window(0), 1, 18));
        Expect("increase, 13 address bits"u8, 0, Increase(Window(0), 1, 0, 13));
        Expect("increase, 64 address bits"u8, 1, Increase(Window(0), 1, 0, 64));
        Expect("increase, node 0 alone"u8, _caller.Told(1, 0), Increase(Window(0), 1, 0, (1 << 8) | (1 << 17)));
        Expect("increase, node 1 alone"u8, 0, Increase(Window(0), 1, 0, (2 << 8) | (1 << 17)));
        Expect("increase, node 1"u8, 1, Increase(Window(0), 1, 0, 2 << 8));
        Expect("increase, virtual node"u8, 1, Increase(Window(0), 1, 0, (2 << 8) | (1 << 18)));
        Expect("increase, unknown flag"u8, 1, Increase(Window(0), 1, 0, 1U << 31));
        Expect("increase, no list"u8, 1, Increase(0, 1));
        Expect("increase, list in the hypervisor"u8, 0, Increase(HypervisorMemory.Start, 1));
        Expect("increase, bad list"u8, 0, Increase(BadPointer, 2));
        pages = Pages();
        Expect("increase, order 4"u8, 1, Increase(Window(0), 1, 4));
        Expect("increase, order 4, aligned"u8, 0, (long)(List.Read() & 15));
        Expect("increase, order 4, pages"u8, pages + 16, Pages());
        Expect("decrease, order 4"u8, 1, Decrease(Window(0), 1, 4));
        Expect("decrease, order 4, pages"u8, pages, Pages());
        Expect("decrease, order 4, twice"u8, 0, Decrease(Window(0), 1, 4));
        Expect("increase, continued beyond its end"u8, 5, Continued(5 << 6, Extents(Window(0), 2)));
        Expect("increase, continued"u8, 2, Continued(1 << 6, Extents(Window(0), 2)));
    }

    private static long Continued(ulong command, MemoryReservation reservation)
    {
        new GuestPointer<MemoryReservation>(Window(2)).Write(reservation);
        return Gate.Invoke(12, command, Window(2));
    }

    private void Decreasing()
    {
        long pages = Pages();
        Unmap(10);
        List.Write(Frame(10).Value);
        Expect("decrease"u8, 1, Decrease(Window(0), 1));
        Expect("decrease, pages"u8, pages - 1, Pages());
        Expect("decrease, out of physical memory"u8, -1, PseudoPhysical(Frame(10).Value));
        Expect("decrease, twice"u8, 0, Decrease(Window(0), 1));
        List.Write(0x7fff_ffff);
        Expect("decrease, no memory"u8, 0, Decrease(Window(0), 1));
        Expect("decrease, bad list"u8, 0, Decrease(BadPointer, 1));
        Expect("decrease, bad pointer"u8, 0, Gate.Invoke(12, 1, BadPointer));
        Expect("decrease, no such domain"u8, 0, Decrease(Window(0), 1, 0, 77));

        // A page that is mapped is given up, and freed when it is mapped no more.
        pages = Pages();
        List.Write(Frame(11).Value);
        Expect("decrease, mapped"u8, 1, Decrease(Window(0), 1));
        Expect("decrease, mapped, twice"u8, 1, Decrease(Window(0), 1));
        Expect("decrease, mapped, pages"u8, pages, Pages());
        Expect("decrease, mapped, in physical memory"u8, (long)FirstFreePage + 11, PseudoPhysical(Frame(11).Value));
        new GuestPointer<ulong>(Window(11)).Write(77);
        Expect("decrease, mapped, still there"u8, 77, (long)new GuestPointer<ulong>(Window(11)).Read());
        Unmap(11);
        Expect("decrease, unmapped then, pages"u8, pages - 1, Pages());
        Expect("decrease, unmapped then, out of physical memory"u8, -1, PseudoPhysical(Frame(11).Value));

        // The second of two is not the caller's: the first is gone.
        Unmap(12);
        List[0].Write(Frame(12).Value);
        List[1].Write(0x7fff_ffff);
        Expect("decrease, second not there"u8, 1, Decrease(Window(0), 2));
    }

    private void Populating()
    {
        long pages = Pages();
        List.Write(5);
        Expect("populate, order 1"u8, 1, Populate(Window(0), 1, 1));
        ulong frame = List.Read();
        Expect("populate, pages"u8, pages + 2, Pages());
        Expect("populate, in physical memory"u8, 5, PseudoPhysical(frame));
        Expect("populate, in physical memory, second"u8, 6, PseudoPhysical(frame + 1));
        Expect("populate, given back"u8, 1, Decrease(Window(0), 1, 1));
        List.Write(0xffff_ffff_ffff_fff0);
        Expect("populate, a place that cannot be"u8, 1, Populate(Window(0), 1));
        Expect("populate, a place that cannot be, all the same"u8, -16, PseudoPhysical(List.Read()));
        Decrease(Window(0), 1);
        List.Write(5);
        Expect("populate, on demand"u8, 0, Populate(Window(0), 1, 0, 1 << 16));
        Expect("populate, no list"u8, 0, Populate(0, 1));
        Expect("populate, bad pointer"u8, 0, Gate.Invoke(12, 6, BadPointer));
        Expect("populate, no such domain"u8, 0, Populate(Window(0), 1, 0, 0, 77));

        // A list that can be read and not written: the page is had and not told.
        pages = Pages();
        _ = KernelMemory.MapPage(new VirtualAddress(Window(0)), new PageTableEntry(Frame(0), PageTableFlags.Present | PageTableFlags.User));
        Expect("populate, list read-only"u8, 0, Populate(Window(0), 1));
        Expect("populate, list read-only, pages"u8, pages + 1, Pages());
        _ = KernelMemory.MapPage(new VirtualAddress(Window(0)), Frame(0));
    }

    private void MachineToPhysical()
    {
        MachineToPhysicalFrameList list = new() { MaximumExtents = 4, ExtentStart = new GuestPointer<MachineFrame>(Window(0)), ExtentCount = 99 };
        Expect("table's frames"u8, 0, MemoryOp.MachineToPhysicalFrames(ref list).Value);
        Expect("table's frames, one"u8, 1, list.ExtentCount);
        Expect("table's frames, aligned"u8, 0, (long)(List.Read() & 511));
        list.MaximumExtents = 0;
        Expect("table's frames, no room"u8, 0, MemoryOp.MachineToPhysicalFrames(ref list).Value);
        Expect("table's frames, no room, none"u8, 0, list.ExtentCount);
        list.MaximumExtents = 1;
        list.ExtentStart = new GuestPointer<MachineFrame>(BadPointer);
        Expect("table's frames, bad list"u8, BadAddress, MemoryOp.MachineToPhysicalFrames(ref list).Value);
        Expect("table's frames, bad pointer"u8, BadAddress, Gate.Invoke(12, 5, BadPointer));
        Expect("table's frames for 32 bits"u8, NotSupported, MemoryOp.CompatibleMachineToPhysicalFrames(ref list).Value);
        Expect("table's place"u8, 0, MemoryOp.MachineToPhysicalPlace(out MachineToPhysicalMapping mapping).Value);
        Expect("table's place, start"u8, unchecked((long)HypervisorMemory.MachineToPhysicalStart), (long)mapping.Start.Value);
        Expect("table's place, end"u8, unchecked((long)HypervisorMemory.MachineToPhysicalEnd), (long)mapping.End.Value);
        Expect("table's place, highest frame"u8, _caller.Told(MemoryOp.MaximumRamPage().Value - 1, 34359738367), (long)mapping.MaximumFrame.Value);
        Expect("table's place, bad pointer"u8, BadAddress, Gate.Invoke(12, 12, BadPointer));
    }

    private void MemoryMaps()
    {
        MemoryMap map = new() { EntryCount = 4, Buffer = new GuestPointer<E820Entry>(Window(0)) };
        Expect("memory map, none set"u8, _caller.Told(NotImplemented, 0), MemoryOp.MemoryMap(ref map).Value);
        Expect("memory map, bad pointer"u8, BadAddress, Gate.Invoke(12, 9, BadPointer));
        ForeignMemoryMap set = new() { Domain = DomainId.Self, Map = new() { EntryCount = 1025, Buffer = new GuestPointer<E820Entry>(Window(0)) } };
        Expect("set memory map, too many"u8, InvalidArgument, MemoryOp.SetMemoryMap(set).Value);
        set.Map.EntryCount = 0;
        Expect("set memory map, none"u8, 0, MemoryOp.SetMemoryMap(set).Value);
        map.EntryCount = 4;
        Expect("memory map, set to none"u8, NotImplemented, MemoryOp.MemoryMap(ref map).Value);
        new GuestPointer<E820Entry>(Window(0)).Write(new() { Address = 0, Size = 0x1000, Type = E820Type.Ram });
        set.Map.EntryCount = 2;
        Expect("set memory map"u8, 0, MemoryOp.SetMemoryMap(set).Value);
        map.EntryCount = 4;
        Expect("memory map"u8, 0, MemoryOp.MemoryMap(ref map).Value);
        Expect("memory map, entries"u8, 2, map.EntryCount);
        map.EntryCount = 1;
        Expect("memory map, little room"u8, 0, MemoryOp.MemoryMap(ref map).Value);
        Expect("memory map, little room, entries"u8, 1, map.EntryCount);
        set.Domain = new DomainId(77);
        Expect("set memory map, no such domain"u8, NoSuchDomain, MemoryOp.SetMemoryMap(set).Value);
        set.Domain = DomainId.Self;
        set.Map.Buffer = new GuestPointer<E820Entry>(BadPointer);
        Expect("set memory map, bad buffer"u8, BadAddress, MemoryOp.SetMemoryMap(set).Value);

        map.EntryCount = 0;
        map.Buffer = default;
        Expect("machine's map, how many"u8, _caller.Told(0, NotPermitted), MemoryOp.MachineMemoryMap(ref map).Value);
        uint count = map.EntryCount;
        map.EntryCount = 1;
        map.Buffer = new GuestPointer<E820Entry>(Window(0));
        Expect("machine's map, little room"u8, _caller.Told(count > 2 ? InvalidArgument : 0, NotPermitted), MemoryOp.MachineMemoryMap(ref map).Value);
        map.EntryCount = 128;
        Expect("machine's map"u8, _caller.Told(0, NotPermitted), MemoryOp.MachineMemoryMap(ref map).Value);
        Expect("machine's map, entries"u8, _caller.Told(count, 128), map.EntryCount);
        Expect("machine's map, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Gate.Invoke(12, 10, BadPointer));
    }

    private void Physmap()
    {
        for (uint space = 0; space < 6; space++)
        {
            long documented = space == 4 ? NotImplemented : AccessDenied;
            Expect("add to physical memory, any kind"u8, documented, MemoryOp.AddToPhysmap(new AddToPhysmap { Domain = DomainId.Self, Space = (PhysmapSpace)space }).Value);
            documented = space == 3 ? NotSupported : AccessDenied;
            Expect("add several, any kind"u8, documented, MemoryOp.AddToPhysmapBatch(new AddToPhysmapBatch { Domain = DomainId.Self, Space = (ushort)space }).Value);
        }

        Expect("add to physical memory, no such domain"u8, NoSuchDomain, MemoryOp.AddToPhysmap(new AddToPhysmap { Domain = new DomainId(77) }).Value);
        Expect("add to physical memory, bad pointer"u8, BadAddress, Gate.Invoke(12, 7, BadPointer));
        Expect("add several, bad pointer"u8, BadAddress, Gate.Invoke(12, 23, BadPointer));
        Expect("remove from physical memory"u8, AccessDenied, MemoryOp.RemoveFromPhysmap(new RemoveFromPhysmap { Domain = DomainId.Self }).Value);
        Expect("remove from physical memory, no such domain"u8, NoSuchDomain, MemoryOp.RemoveFromPhysmap(new RemoveFromPhysmap { Domain = new DomainId(77) }).Value);
        Expect("remove from physical memory, bad pointer"u8, BadAddress, Gate.Invoke(12, 15, BadPointer));
    }

    private readonly long Claim(ulong list, ulong count, uint order = 0, uint flags = 0, ushort? domain = null) =>
        MemoryOp.ClaimPages(Extents(list, count, order, flags, domain ?? _caller.Id.Value)).Value;

    private void Claims()
    {
        ulong pages = (ulong)Pages();
        Expect("claim"u8, _caller.Told(0, NotPermitted), Claim(0, pages + 10));
        Expect("claim, again"u8, _caller.Told(InvalidArgument, NotPermitted), Claim(0, pages + 10));
        Expect("claim, none"u8, _caller.Told(0, NotPermitted), Claim(0, 0));
        Expect("claim, none, again"u8, _caller.Told(0, NotPermitted), Claim(0, 0));
        Expect("claim, fewer than there are"u8, _caller.Told(InvalidArgument, NotPermitted), Claim(0, 1));
        Expect("claim, a list"u8, InvalidArgument, Claim(Window(0), pages + 10));
        Expect("claim, an order"u8, InvalidArgument, Claim(0, pages + 10, 1));
        Expect("claim, flags"u8, InvalidArgument, Claim(0, pages + 10, 0, 1));
        Expect("claim, by self"u8, InvalidArgument, Claim(0, 1, 0, 0, 0x7ff0));
        Expect("claim, no such domain"u8, InvalidArgument, Claim(0, pages + 10, 0, 0, 77));
        Expect("claim, more than there is"u8, _caller.Told(OutOfMemory, NotPermitted), Claim(0, 1_000_000));
        Expect("claim, more than may be"u8, _caller.Told(InvalidArgument, NotPermitted), Claim(0, 1UL << 33));
        Expect("claim, bad pointer"u8, BadAddress, Gate.Invoke(12, 24, BadPointer));
    }

    private void Others()
    {
        Expect("maximum reservation"u8, 1, MemoryOp.MaximumReservation(new MemoryDomain { Domain = DomainId.Self }).Value >= Pages() ? 1 : 0);
        Expect("reservation, no such domain"u8, NoSuchDomain, MemoryOp.MaximumReservation(new MemoryDomain { Domain = new DomainId(77) }).Value);
        PopulateOnDemandTarget target = new() { Domain = DomainId.Self };
        Expect("on demand, target"u8, InvalidArgument, MemoryOp.GetPopulateOnDemandTarget(ref target).Value);
        Expect("on demand, set target"u8, InvalidArgument, MemoryOp.SetPopulateOnDemandTarget(ref target).Value);
        target.Domain = new DomainId(77);
        Expect("on demand, no such domain"u8, NoSuchDomain, MemoryOp.GetPopulateOnDemandTarget(ref target).Value);
        target.Domain = DomainId.Zero;
        Expect("on demand, of domain 0"u8, InvalidArgument, MemoryOp.GetPopulateOnDemandTarget(ref target).Value);
        Expect("on demand, bad pointer"u8, BadAddress, Gate.Invoke(12, 17, BadPointer));
        Expect("shared, freed"u8, 0, MemoryOp.SharingFreedPages().Value);
        Expect("shared"u8, 0, MemoryOp.SharingSharedPages().Value);
        VirtualNumaTopology topology = new() { Domain = DomainId.Self };
        Expect("virtual nodes, none"u8, NotSupported, MemoryOp.VirtualNumaTopology(ref topology).Value);
        topology.Domain = new DomainId(77);
        Expect("virtual nodes, no such domain"u8, NoSuchDomain, MemoryOp.VirtualNumaTopology(ref topology).Value);
        topology = new() { Domain = DomainId.Self, Padding = 1 };
        Expect("virtual nodes, padding"u8, InvalidArgument, MemoryOp.VirtualNumaTopology(ref topology).Value);
        Expect("virtual nodes, bad pointer"u8, BadAddress, Gate.Invoke(12, 26, BadPointer));
        ReservedDeviceMemoryMap reserved = new() { Flags = 1 };
        Expect("reserved for devices"u8, 0, MemoryOp.ReservedDeviceMemoryMap(ref reserved).Value);
        Expect("reserved for devices, none"u8, 0, reserved.EntryCount);
        reserved.Flags = 2;
        Expect("reserved for devices, unknown flag"u8, InvalidArgument, MemoryOp.ReservedDeviceMemoryMap(ref reserved).Value);
        Expect("reserved for devices, bad pointer"u8, BadAddress, Gate.Invoke(12, 27, BadPointer));
        AcquireResource resource = new() { Domain = DomainId.Self, Type = MemoryResource.GrantTable };
        Expect("acquire, by self"u8, NoSuchDomain, MemoryOp.AcquireResource(ref resource).Value);
        resource.Domain = _caller.Id;
        Expect("acquire, by own number"u8, NotPermitted, MemoryOp.AcquireResource(ref resource).Value);
        resource.Domain = new DomainId(77);
        Expect("acquire, no such domain"u8, NoSuchDomain, MemoryOp.AcquireResource(ref resource).Value);
        resource.Padding = 1;
        Expect("acquire, padding"u8, InvalidArgument, MemoryOp.AcquireResource(ref resource).Value);
        Expect("acquire, bad pointer"u8, BadAddress, Gate.Invoke(12, 28, BadPointer));
        Expect("command 8, obsolete"u8, NotImplemented, Gate.Invoke(12, 8, Window(2)));
        Expect("command 29"u8, NotImplemented, Gate.Invoke(12, 29, Window(2)));
    }
}
