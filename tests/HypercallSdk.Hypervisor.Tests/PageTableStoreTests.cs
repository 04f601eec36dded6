using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using AddressSpace = HypercallSdk.Hypervisor.Paging.AddressSpace;

namespace HypercallSdk.Hypervisor.Tests;

// Writable page tables: stores to L1 tables are carried out as checked updates (what they do is compared with real Xen by
// FaultsTests there); what an update refuses is a fault, explained; and nothing of it goes around the counts.
public sealed unsafe class PageTableStoreTests : IDisposable
{
    private const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.User;
    private const PageTableFlags ReadWrite = ReadOnly | PageTableFlags.Writable;

    private readonly Host _host = new();
    private readonly GuestProbe _zero;
    private readonly GuestProbe _one;

    public PageTableStoreTests()
    {
        _zero = GuestProbe.Boot<FaultKernel>(_host);
        _one = GuestProbe.Boot<FaultKernel>(_host);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_store_changes_the_entry_with_the_counts_of_what_it_maps()
    {
        ulong scratch = _zero.Domain.Image.ScratchAddress;
        MachineFrame text = FrameOf(_zero, _zero.Domain.Image.TextAddress);
        MachineFrame own = FrameOf(_zero, scratch);
        uint textTypes = _host.Memory[text].TypeCount;
        uint ownTypes = _host.Memory[own].TypeCount;
        Store(_zero, scratch, new PageTableEntry(text, ReadWrite));
        Assert.Equal(text, FrameOf(_zero, scratch));
        Assert.Equal(textTypes + 1, _host.Memory[text].TypeCount);
        Assert.Equal(ownTypes - 1, _host.Memory[own].TypeCount);
        Assert.Equal(0, _zero.State<FaultKernel>().Faults);
        Assert.Null(_zero.Domain.Log.Last);
    }

    [Fact]
    public void A_refused_store_is_a_fault_with_error_3_and_explained_once()
    {
        ulong scratch = _zero.Domain.Image.ScratchAddress;
        MachineFrame root = _zero.Vcpu.AddressSpace.Root;
        PageTableEntry before = _zero.Vcpu.AddressSpace.Walk(scratch).LastEntry;
        CrashReport report = StoreAndCrash(_zero, scratch, new PageTableEntry(root, ReadWrite));
        Assert.Equal(3UL, _zero.State<FaultKernel>().LastError);
        Assert.EndsWith("the page is a page table, which is changed by hypercalls", report.PageWalk, StringComparison.Ordinal);
        Refusal refusal = report.LastRefusal!;
        Assert.StartsWith("refused: store to a page table(", refusal.ToString(), StringComparison.Ordinal);
        Assert.Contains("PageTableStoreTests.cs:", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, _zero.Vcpu.AddressSpace.Walk(scratch).LastEntry);
    }

    [Fact]
    public void Frames_of_others_are_refused()
    {
        MachineFrame theirs = FrameOf(_one, _one.Domain.Image.TextAddress);
        uint references = _host.Memory[theirs].ReferenceCount;
        StoreAndCrash(_zero, _zero.Domain.Image.ScratchAddress, new PageTableEntry(theirs, ReadOnly));
        Assert.Equal(references, _host.Memory[theirs].ReferenceCount);
    }

    [Fact]
    public void A_domain_that_asked_for_it_stores_to_its_tables()
    {
        ulong scratch = _one.Domain.Image.ScratchAddress;
        _one.AssertSuccess(() => VmAssist.Change(VmAssistCommand.Enable, VmAssistType.WritablePageTables));
        Store(_one, scratch, default);
        Assert.False(_one.Vcpu.AddressSpace.Walk(scratch).IsMapped);
        Assert.Equal(0, _one.State<FaultKernel>().Faults);
        _one.AssertSuccess(() => VmAssist.Change(VmAssistCommand.Disable, VmAssistType.WritablePageTables));
        Assert.Equal(3UL, FaultOfStore(_one, scratch, default));
    }

    [Fact]
    public void A_domain_that_has_not_asked_for_it_faults() =>
        Assert.Equal(3UL, FaultOfStore(_one, _one.Domain.Image.ScratchAddress, default));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_store_to_an_upper_table_faults(int level)
    {
        GuestPointer<ulong> entry = EntryOf(_zero, _zero.Domain.Image.ScratchAddress, level);
        _zero.InGuest(() => entry.Write(0));
        Assert.True(_zero.Domain.HasEnded);
        Assert.Equal(3UL, _zero.State<FaultKernel>().LastError);
    }

    [Fact]
    public void A_store_that_is_not_aligned_faults()
    {
        GuestPointer<ulong> entry = EntryOf(_zero, _zero.Domain.Image.ScratchAddress, 1);
        _zero.InGuest(() => new GuestPointer<ulong>(entry.Address + 4).Write(0));
        Assert.True(_zero.Domain.HasEnded);
        Assert.Null(_zero.Domain.Log.Last);
    }

    [Fact]
    public void An_exchange_with_a_new_value_that_is_refused_faults_even_where_it_would_not_be_stored()
    {
        GuestPointer<ulong> entry = EntryOf(_zero, _zero.Domain.Image.ScratchAddress, 1);
        ulong root = new PageTableEntry(_zero.Vcpu.AddressSpace.Root, ReadWrite).Value;
        _zero.InGuest(() => entry.CompareExchange(root, 0x1234));
        Assert.True(_zero.Domain.HasEnded);
        Assert.Equal(3UL, _zero.State<FaultKernel>().LastError);
    }

    [Fact]
    public void A_hypercall_does_not_write_a_table_by_its_copies()
    {
        GuestPointer<ulong> entry = EntryOf(_zero, _zero.Domain.Image.ScratchAddress, 1);
        Assert.False(_zero.Vcpu.TryCopyOut(entry.Address, 0UL));
        Assert.Equal(-14, _zero.Call(() => new HypercallResult(Gate.Invoke((ulong)HypercallNumber.XenVersion, 3, entry.Address & ~7UL))).Value);
    }

    private static MachineFrame FrameOf(GuestProbe probe, ulong address) => probe.Vcpu.AddressSpace.Walk(address).LastEntry.Frame;

    private static void Store(GuestProbe probe, ulong address, PageTableEntry value)
    {
        GuestPointer<ulong> entry = EntryOf(probe, address, 1);
        probe.InGuest(() => entry.Write(value.Value));
    }

    // The handler does not mend the table's mapping, so the second fault ends the domain.
    private static CrashReport StoreAndCrash(GuestProbe probe, ulong address, PageTableEntry value)
    {
        probe.State<FaultKernel>().Mending = probe.Vcpu.AddressSpace.Walk(address).LastEntry;
        Store(probe, address, value);
        Assert.NotNull(probe.Domain.CrashReport);
        return probe.Domain.CrashReport;
    }

    private static ulong FaultOfStore(GuestProbe probe, ulong address, PageTableEntry value)
    {
        StoreAndCrash(probe, address, value);
        return probe.State<FaultKernel>().LastError;
    }

    // Where the builder mapped the table that an address uses at a level, and the entry in it.
    private static GuestPointer<ulong> EntryOf(GuestProbe probe, ulong address, int level)
    {
        var space = probe.Vcpu.AddressSpace;
        PageWalk walk = space.Walk(address);
        MachineFrame table = level == 4 ? space.Root : walk.Entry(level + 1).Frame;
        ulong place = DomainImage.VirtualBase + (probe.Host.Memory.PseudoPhysicalOf(table) << Page.Shift);
        return new GuestPointer<ulong>(place + ((ulong)space.Paging.IndexOf(address, level) * 8));
    }
}
