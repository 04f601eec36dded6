using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace DemandPaging;

/// <summary>
/// Memory that is there when it is touched, pages that two address spaces share until one of them writes, and what is
/// refused: a write to a read-only page, a jump into a page without code, a writable mapping of a page table.
/// It prints nothing that differs between the built-in hypervisor and real Xen.
/// </summary>
[GuestKernel]
public partial struct DemandPagingKernel
{
    private const byte Return = 0xc3;
    private const ulong HeapPages = 4;

    private AddressSpace _first;
    private AddressSpace _second;
    private SharedPage _shared;
    private PseudoPhysicalFrame _spare;
    private int _faults;

    // Free for each address space to use as it likes.
    private static VirtualAddress Heap => new(0x10_0000_0000);

    private static VirtualAddress Shared => new(0x20_0000_0000);

    private static VirtualAddress Constant => new(0x30_0000_0000);

    private static VirtualAddress Code => new(0x40_0000_0000);

    [Boot]
    private void Start(in StartInfo info)
    {
        PseudoPhysicalFrame constant = Allocate();
        PseudoPhysicalFrame code = Allocate();
        _spare = Allocate();
        ulong free = PageAllocator.FreePages;
        Check(AddressSpace.TryCreate(out _first), "create an address space");
        Check(AddressSpace.TryCreate(out _second), "create another");
        Check(_first.SwitchTo(), "switch to it");

        MapOnFault();
        ShareUntilWritten();
        RefuseWrite(constant);
        RefuseExecution(code);
        RefuseMappingOfTable();

        Check(AddressSpace.Kernel.SwitchTo(), "switch back");
        Discard(_first, Heap, HeapPages);
        Discard(_first, Shared, 1);
        Discard(_second, Shared, 1);
        Check(_first.Destroy(), "destroy the first address space");
        Check(_second.Destroy(), "destroy the second");
        GuestConsole.WriteLine($"{_faults} faults; every page is free again: {PageAllocator.FreePages == free}");
        SchedOp.PowerOff();
    }

    private static void MapOnFault()
    {
        GuestConsole.WriteLine("-- memory on demand");
        GuestPointer<ulong> heap = Heap.As<ulong>();
        for (long page = 0; page < (long)HeapPages; page++)
        {
            heap[page * 512].Write((ulong)(page * page));
        }

        ulong sum = 0;
        for (long page = 0; page < (long)HeapPages; page++)
        {
            sum += heap[page * 512].Read();
        }

        GuestConsole.WriteLine($"the sum of what was written is {sum}");
    }

    // One page in both address spaces, read-only in each: whoever writes gets a copy, and the last one the page itself.
    private void ShareUntilWritten()
    {
        GuestConsole.WriteLine("-- copy on write");
        _shared = new SharedPage { Frame = Allocate(), Users = 2 };
        KernelMemory.AddressOf(_shared.Frame).As<ulong>().Write(1);
        Check(_first.Map(Shared, _shared.Frame, PageTable.ReadOnly), "share the page with the first");
        Check(_second.Map(Shared, _shared.Frame, PageTable.ReadOnly), "share the page with the second");

        GuestPointer<ulong> value = Shared.As<ulong>();
        GuestConsole.WriteLine($"the first address space reads {value.Read()}");
        value.Write(2);
        GuestConsole.WriteLine($"the first address space reads {value.Read()}");
        Check(_second.SwitchTo(), "switch to the second");
        GuestConsole.WriteLine($"the second address space reads {value.Read()}");
        value.Write(3);
        GuestConsole.WriteLine($"the second address space reads {value.Read()}");
        Check(_first.SwitchTo(), "switch to the first");
        GuestConsole.WriteLine($"the first address space reads {value.Read()}");
    }

    // The handler cannot skip the store that is refused: it lets it go to a spare page, and the constant is untouched.
    private void RefuseWrite(PseudoPhysicalFrame constant)
    {
        GuestConsole.WriteLine("-- a read-only page");
        KernelMemory.AddressOf(constant).As<ulong>().Write(7);
        Check(_first.Map(Constant, constant, PageTable.ReadOnly), "map the constant");
        Constant.As<ulong>().Write(8);
        Check(_first.Map(Constant, constant, PageTable.ReadOnly), "map the constant again");
        GuestConsole.WriteLine($"the constant is {Constant.As<ulong>().Read()}");
        Check(_first.Unmap(Constant), "unmap the constant");
    }

    private void RefuseExecution(PseudoPhysicalFrame code)
    {
        GuestConsole.WriteLine("-- a page without execution");
        KernelMemory.AddressOf(code).As<byte>().Write(Return);
        Check(_first.Map(Code, code, PageTable.ReadOnly), "map the code");
        Gate.Execute(Code.Value);
        GuestConsole.WriteLine("it ran once the kernel allowed it");
        Check(_first.Unmap(Code), "unmap the code");
    }

    // Were it allowed, the kernel could write any mapping it likes into the table: this is what the whole design prevents.
    private void RefuseMappingOfTable()
    {
        GuestConsole.WriteLine("-- a page table");
        if (!_first.TryGetTable(Heap, out PseudoPhysicalFrame table))
        {
            Check(XenErrno.NotFound, "find the heap's page table");
        }

        GuestConsole.WriteLine($"mapping it writable: error {Number(_first.Map(Constant, table))}");
        GuestConsole.WriteLine($"mapping it read-only: error {Number(_first.Map(Constant, table, PageTable.ReadOnly))}");
        Check(_first.Unmap(Constant), "unmap the table");
        GuestConsole.WriteLine($"an entry for memory that does not exist: error {Number(AddressSpace.Current.Set(Heap, new PageTableEntry(new MachineFrame(1UL << 39), PageTable.ReadWrite)))}");
    }

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        VirtualAddress page = Traps.FaultAddress.PageStart;
        _faults++;
        GuestConsole.WriteLine($"page fault at {Traps.FaultAddress}, error {frame.Error:x}: {Mend(page)}");
    }

    private string Mend(VirtualAddress page)
    {
        AddressSpace current = AddressSpace.Current;
        if (page.Value >= Heap.Value && page.Value < Heap.Value + (HeapPages * Page.Size))
        {
            Check(PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame fresh) ? HypercallResult.Success : XenErrno.OutOfMemory, "find a page");
            Check(current.Map(page, fresh), "map a fresh page");
            return "a fresh page";
        }

        if (page == Shared && _shared.Users > 1)
        {
            _shared.Users--;
            PseudoPhysicalFrame copy = Allocate();
            Check(KernelMemory.CopyPage(copy, _shared.Frame), "copy the page");
            Check(current.Map(page, copy), "map the copy");
            return "its own copy";
        }

        if (page == Shared)
        {
            Check(current.Protect(page, PageTable.ReadWrite), "allow writes");
            return "nobody else has the page, it may be written";
        }

        if (page == Constant)
        {
            Check(current.Map(page, _spare), "map the spare page");
            return "refused, the store is lost";
        }

        if (page == Code)
        {
            Check(current.Protect(page, PageTable.ReadExecute), "allow execution");
            return "refused, nothing may be executed here";
        }

        Check(XenErrno.BadAddress, "mend a fault that is none of ours");
        return string.Empty;
    }

    private static void Discard(AddressSpace space, VirtualAddress address, ulong count)
    {
        for (ulong page = 0; page < count; page++)
        {
            VirtualAddress place = address + (page << Page.Shift);
            if (space.TryGetEntry(place, out PageTableEntry entry) && KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame frame))
            {
                Check(space.Unmap(place), "unmap a page");
                PageAllocator.Free(frame);
            }
        }
    }

    private static PseudoPhysicalFrame Allocate()
    {
        Check(PageAllocator.TryAllocate(out PseudoPhysicalFrame frame) ? HypercallResult.Success : XenErrno.OutOfMemory, "find a page");
        return frame;
    }

    private static int Number(HypercallResult result) => (int)result.Error;

    private static void Check(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
