using System;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Hypercalls;

namespace HypercallSdk.Hypervisor.Tests;

// A batch: its calls are made one by one, each read when its turn comes and answered in its entry, whatever becomes of the
// others.
public sealed class MulticallTests : IDisposable
{
    private const int EntrySize = 64;

    private readonly Host _host = new();
    private readonly GuestProbe _guest;

    public MulticallTests() => _guest = GuestProbe.Boot(_host);

    private ulong Entries => _guest.Domain.Image.ScratchAddress;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Each_entry_has_its_own_result_and_a_failed_one_does_not_end_the_batch()
    {
        Put(0, HypercallNumber.XenVersion, 0);
        Put(1, HypercallNumber.XenVersion, 99);
        Put(2, (HypercallNumber)1000);
        Put(3, HypercallNumber.XenVersion | (HypercallNumber)(1 << 30));
        Put(4, HypercallNumber.XenVersion, 0);
        Assert.Equal(0, Execute(5).Value);
        Assert.Equal([0x40011, -38, -38, -38, 0x40011], Results(5));
    }

    [Fact]
    public void Nothing_but_the_result_of_an_entry_is_written()
    {
        Put(0, HypercallNumber.XenVersion, 0, 1, 2, 3, 4);
        byte[] before = Bytes();
        _ = Execute(1);
        byte[] after = Bytes();
        Assert.Equal(before[..8], after[..8]);
        Assert.Equal(before[16..], after[16..]);
    }

    [Fact]
    public void An_entry_is_read_when_its_turn_comes()
    {
        // The first call writes its text over the second entry.
        Put(0, HypercallNumber.XenVersion, 1, Entries + EntrySize);
        Put(1, HypercallNumber.XenVersion, 0);
        _ = Execute(2);
        Assert.NotEqual(0x40011, Results(2)[1]);
    }

    [Fact]
    public void A_batch_in_a_batch_is_refused_in_its_entry()
    {
        Put(0, HypercallNumber.Multicall, Entries, 1);
        Put(1, HypercallNumber.XenVersion, 0);
        long before = _guest.Domain.Log.RefusalCount;
        Assert.Equal(0, Execute(2).Value);
        Assert.Equal([-22, 0x40011], Results(2));
        Assert.Equal(before + 1, _guest.Domain.Log.RefusalCount);
        _guest.AssertSuccess(() => Multicall.Execute(new GuestPointer<MulticallEntry>(Entries + EntrySize), 1));
    }

    [Fact]
    public void Each_failed_entry_is_explained_with_its_index()
    {
        Put(0, HypercallNumber.EventChannelOp, 4, 8);
        Put(1, HypercallNumber.XenVersion, 0);
        Put(2, HypercallNumber.VmAssist, 0, 9);
        Put(3, (HypercallNumber)63);
        long before = _guest.Domain.Log.RefusalCount;
        _ = Execute(4);
        Assert.Equal(before + 3, _guest.Domain.Log.RefusalCount);
        Refusal[] refusals = [.. _guest.Domain.Log.Refusals.TakeLast(3)];
        Assert.Equal([0, 2, 3], refusals.Select(refusal => refusal.MulticallEntry));
        Assert.Equal([XenErrno.BadAddress, XenErrno.InvalidArgument, XenErrno.NotImplemented], refusals.Select(refusal => refusal.Error));
        Assert.Contains("VmAssist.Change(type = 9), multicall entry 2 -> EINVAL", refusals[1].ToString(), StringComparison.Ordinal);
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VmAssist.Change(VmAssistCommand.Enable, (VmAssistType)9));
        Assert.Equal(-1, _guest.Domain.Log.Last!.MulticallEntry);
    }

    [Fact]
    public void A_bad_pointer_ends_the_batch_and_is_explained_beside_what_failed_before()
    {
        ulong last = Entries + Page.Size - EntrySize;
        _guest.AssertSuccess(() => KernelMemory.UnmapPage(new VirtualAddress(Entries + Page.Size)));
        Assert.True(_guest.Vcpu.TryCopyOut(last, new MulticallEntry { Operation = 1000 }));
        long before = _guest.Domain.Log.RefusalCount;
        Assert.Equal(XenErrno.BadAddress, _guest.Call(() => Multicall.Execute(new GuestPointer<MulticallEntry>(last), 2)).Error);
        Assert.True(_guest.Vcpu.TryCopyIn(last, out MulticallEntry entry));
        Assert.Equal(-38, entry.Result);
        Assert.Equal(before + 2, _guest.Domain.Log.RefusalCount);
        Assert.Equal(1, _guest.Domain.Log.Last!.Entry);
        Assert.Equal(last + EntrySize, _guest.Domain.Log.Last.Value);
    }

    [Fact]
    public void A_result_that_cannot_be_written_ends_the_batch_after_its_call()
    {
        MachineFrame frame = _guest.Vcpu.AddressSpace.Walk(Entries).LastEntry.Frame;
        Put(0, HypercallNumber.VmAssist, 0, 2);
        Put(1, HypercallNumber.VmAssist, 0, 5);
        var page = new PageTableEntry(frame, PageTableFlags.Present | PageTableFlags.User);
        _guest.AssertSuccess(() => UpdateVaMapping.Set(new VirtualAddress(Entries), page, UpdateVaMappingFlags.InvalidatePage));
        _guest.AssertRefused(XenErrno.BadAddress, () => Multicall.Execute(new GuestPointer<MulticallEntry>(Entries), 2));
        Assert.True(_guest.Domain.Has(VmAssistType.WritablePageTables));
        Assert.False(_guest.Domain.Has(VmAssistType.RunstateUpdateFlag));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    public void A_list_in_the_hypervisors_range_is_refused_even_when_it_is_empty(uint count) =>
        _guest.AssertRefused(XenErrno.BadAddress, () => Multicall.Execute(new GuestPointer<MulticallEntry>(HypervisorMemory.Start), count));

    [Fact]
    public void An_empty_batch_does_nothing() => _guest.AssertSuccess(() => Multicall.Execute(new GuestPointer<MulticallEntry>(8), 0));

    [Fact]
    public void The_calls_of_a_batch_count_and_are_noted()
    {
        using var host = new Host(new HostOptions { HypercallsPerHandler = 20 });
        GuestProbe guest = GuestProbe.Boot(host);
        var entries = new MulticallEntry[18];
        Array.Fill(entries, new MulticallEntry { Operation = (ulong)HypercallNumber.XenVersion });
        Assert.True(guest.Vcpu.TryCopyOut<MulticallEntry>(guest.Domain.Image.ScratchAddress, entries));
        var list = new GuestPointer<MulticallEntry>(guest.Domain.Image.ScratchAddress);
        guest.AssertSuccess(() => Multicall.Execute(list, 18));
        HypercallRecord[] history = guest.Domain.History.ToArray();
        Assert.Equal(18, history.Take(18).Count(call => call is { Number: HypercallNumber.XenVersion, Result: 0x40011 }));
        Assert.Equal(HypercallNumber.Multicall, history[18].Number);
        guest.InGuest(() =>
        {
            _ = Multicall.Execute(list, 18);
            _ = Multicall.Execute(list, 18);
        });
        Assert.True(guest.Domain.HasEnded);
        Assert.Contains("more than 20 hypercalls", guest.Domain.CrashReport!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_ends_the_domain_ends_the_batch()
    {
        Put(0, HypercallNumber.SchedOp, 2, Entries + 512);
        Put(1, HypercallNumber.VmAssist, 0, 2);
        Assert.True(_guest.Vcpu.TryCopyOut(Entries + 512, new SchedShutdown { Reason = ShutdownReason.Reboot }));
        bool reached = false;
        _guest.InGuest(() =>
        {
            _ = Multicall.Execute(new GuestPointer<MulticallEntry>(Entries), 2);
            reached = true;
        });
        Assert.False(reached);
        Assert.Equal(ShutdownReason.Reboot, _guest.Domain.ExitReason);
        Assert.Equal(0UL, _guest.Domain.Assists);
    }

    [Fact]
    public void A_batch_allocates_nothing()
    {
        using var host = new Host(new HostOptions { RecountInvariants = false });
        GuestProbe guest = GuestProbe.Boot(host);
        var entries = new GuestPointer<MulticallEntry>(guest.Domain.Image.ScratchAddress);
        var batch = new MulticallEntry[32];
        Array.Fill(batch, new MulticallEntry { Operation = (ulong)HypercallNumber.XenVersion });
        Assert.True(guest.Vcpu.TryCopyOut<MulticallEntry>(entries.Address, batch));
        long allocated = -1;
        guest.InGuest(() => allocated = Allocation.Of(() => _ = Multicall.Execute(entries, 32)));
        Assert.Equal(0, allocated);
    }

    private HypercallResult Execute(uint count) => _guest.Call(() => Multicall.Execute(new GuestPointer<MulticallEntry>(Entries), count));

    private void Put(int index, HypercallNumber number, params ReadOnlySpan<ulong> arguments)
    {
        var entry = new MulticallEntry { Operation = (ulong)number, Result = 55 };
        arguments.CopyTo(entry.Arguments);
        Assert.True(_guest.Vcpu.TryCopyOut(Entries + (ulong)(index * EntrySize), in entry));
    }

    private long[] Results(int count)
    {
        var entries = new MulticallEntry[count];
        Assert.True(_guest.Vcpu.TryCopyIn<MulticallEntry>(Entries, entries));
        return [.. entries.Select(entry => entry.Result)];
    }

    private byte[] Bytes()
    {
        var bytes = new byte[EntrySize];
        Assert.True(_guest.Vcpu.TryCopyIn<byte>(Entries, bytes));
        return bytes;
    }
}
