using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Tour;

/// <summary>
/// Three ticks, each written to a heap whose pages are there when they are touched; then what the tables forbid.
/// It prints nothing that differs between the built-in hypervisor and real Xen.
/// </summary>
[GuestKernel]
public partial struct TourKernel
{
    private const int LastTick = 3;
    private const ulong TickNanoseconds = 10_000_000;

    // Xen may fire a timer up to 50 us before its deadline.
    private const ulong Slack = 1_000_000;

    // The kernel's own numbers for interrupts between its vCPUs.
    private const int Told = 0;
    private const int Heard = 1;

    private const ulong HeapPages = 4;
    private const int NumbersPerPage = 512;

    private AddressSpace _space;
    private ulong _deadline;
    private int _ticks;

    // The lower half of an address space is the kernel's to use as it likes.
    private static VirtualAddress Heap => new(0x10_0000_0000);

    private static VirtualAddress Window => new(0x20_0000_0000);

    [Boot]
    private void Start(in StartInfo info)
    {
        GuestConsole.WriteLine($"hello: {info.PageCount} pages of memory");
        #region space
        Check(AddressSpace.TryCreate(out _space), "create an address space");
        Check(_space.SwitchTo(), "switch to it");
        #endregion
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        Check(Vcpus.Start(1), "start vCPU 1");
        _deadline = Timers.SystemTime + TickNanoseconds;
        _ = Timers.SetOneShot(_deadline); // a time that is past fires at once
    }

    [VcpuBoot]
    private void OnVcpu() => _ = Timers.StopPeriodic();

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        if (Vcpu.Id != 0 || Timers.SystemTime + Slack < _deadline)
        {
            return; // the last of a periodic timer
        }

        _ticks++;
        _deadline += TickNanoseconds;
        GuestConsole.WriteLine($"vCPU {Vcpu.Id}: tick {_ticks}");
        Heap.As<long>()[_ticks * NumbersPerPage].Write(_ticks * _ticks); // each in a page of its own
        Check(Events.SendIpi(1, Told), "tell vCPU 1");
    }

    [IpiHandler(Told)]
    private void OnTold()
    {
        GuestConsole.WriteLine($"vCPU {Vcpu.Id}: told of tick {_ticks}");
        Check(Events.SendIpi(0, Heard), "answer vCPU 0");
    }

    [IpiHandler(Heard)]
    private void OnHeard()
    {
        if (_ticks < LastTick)
        {
            _ = Timers.SetOneShot(_deadline);
            return;
        }

        long sum = 0;
        for (int tick = 1; tick <= LastTick; tick++)
        {
            sum += Heap.As<long>()[tick * NumbersPerPage].Read();
        }

        GuestConsole.WriteLine($"the heap holds {sum}");
        MapTable();
        SchedOp.PowerOff();
    }

    #region fault
    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        VirtualAddress page = Traps.FaultAddress.PageStart;
        if (page.Value < Heap.Value || page.Value >= Heap.Value + (HeapPages * Page.Size))
        {
            GuestConsole.WriteLine($"page fault at {Traps.FaultAddress}, error {frame.Error:x}: not in the heap");
            SchedOp.Crash();
        }

        Check(PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame fresh) ? HypercallResult.Success : XenErrno.OutOfMemory, "find a page");
        Check(AddressSpace.Current.Map(page, fresh), "map it");
        GuestConsole.WriteLine($"page fault at {Traps.FaultAddress}, error {frame.Error:x}: a fresh page");
    }
    #endregion

    #region refusal
    // A kernel that could write its own page tables could map any frame of the machine.
    private void MapTable()
    {
        if (!_space.TryGetTable(Heap, out PseudoPhysicalFrame table))
        {
            Check(XenErrno.NotFound, "find the heap's page table");
        }

        GuestConsole.WriteLine($"mapping a page table writable: error {(int)_space.Map(Window, table).Error}");
        GuestConsole.WriteLine($"mapping it read-only: error {(int)_space.Map(Window, table, PageTable.ReadOnly).Error}");
    }
    #endregion

    private static void Check(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
