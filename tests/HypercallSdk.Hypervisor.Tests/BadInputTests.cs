using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

// What a guest gets for arguments that no well-meaning stub would send: Xen's errno, one explanation, and a host that does
// not care. Each call is made with raw registers.
public sealed class BadInputTests : IDisposable
{
    private const ulong Unmapped = 0x7000_0000;
    private const ulong NotCanonical = 0x8000_0000_0000_0000;
    private const ulong Hole = 0xffff_8100_0000_0000;
    private const ulong Self = 0x7ff0;

    private readonly Host _host = new();
    private readonly GuestProbe _zero;
    private readonly GuestProbe _one;

    public BadInputTests()
    {
        _zero = GuestProbe.Boot(_host);
        _one = GuestProbe.Boot(_host);
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(11UL)]
    [InlineData(49UL)]
    [InlineData(55UL)]
    [InlineData(63UL)]
    [InlineData(64UL)]
    [InlineData(1UL << 32)]
    [InlineData(ulong.MaxValue)]
    public void Numbers_that_nobody_serves_are_not_implemented(ulong number) =>
        Assert.Contains("nobody serves", Refused(XenErrno.NotImplemented, number, 1, 2, 3), StringComparison.Ordinal);

    [Theory]
    [InlineData(HypercallNumber.EventChannelOp, 15UL)]
    [InlineData(HypercallNumber.EventChannelOp, 0xffff_ffffUL)]
    [InlineData(HypercallNumber.SchedOp, 8UL)]
    [InlineData(HypercallNumber.XenVersion, 11UL)]
    [InlineData(HypercallNumber.VcpuOp, 1000UL)]
    [InlineData(HypercallNumber.MemoryOp, 63UL)]
    [InlineData(HypercallNumber.ConsoleIo, 2UL)]
    [InlineData(HypercallNumber.CallbackOp, 2UL)]
    public void Commands_out_of_range_are_not_implemented(HypercallNumber number, ulong command) =>
        Assert.Contains("no such command", Refused(XenErrno.NotImplemented, (ulong)number, command), StringComparison.Ordinal);

    [Theory]
    [InlineData(0UL)]
    [InlineData(Unmapped)]
    [InlineData(NotCanonical)]
    [InlineData(Hole)]
    [InlineData(ulong.MaxValue - 3)]
    [InlineData(0x0000_7fff_ffff_ffffUL)]
    public void Bad_pointers_fault(ulong pointer)
    {
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.EventChannelOp, 4, pointer);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.XenVersion, 1, pointer);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.SchedOp, 2, pointer);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.ConsoleIo, 0, 5, pointer);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.MmuextOp, pointer, 1, 0, Self);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.MmuUpdate, pointer, 1, 0, Self);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.SetGdt, pointer, 512);
        if (pointer != 0)
            Refused(XenErrno.BadAddress, (ulong)HypercallNumber.SetTrapTable, pointer);
    }

    [Fact]
    public void A_pointer_across_an_unmapped_page_faults_and_nothing_is_done()
    {
        ulong edge = _zero.Domain.Image.ScratchAddress;
        Unmap(edge);

        // The structure starts on the page before and ends on the unmapped one.
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.EventChannelOp, 4, edge - 2);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.ConsoleIo, 0, 100, edge - 50);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.XenVersion, 2, edge - 8);
        Assert.Empty(_zero.Domain.ConsoleText);
    }

    [Fact]
    public void A_result_that_cannot_be_written_faults()
    {
        ulong scratch = _zero.Domain.Image.ScratchAddress;
        MachineFrame frame = _zero.Vcpu.AddressSpace.Walk(scratch).LastEntry.Frame;
        _zero.AssertSuccess(() => KernelMemory.MapPage(new VirtualAddress(scratch), new PageTableEntry(frame, PageTableFlags.Present)));
        Assert.Contains("not mapped writable", Refused(XenErrno.BadAddress, (ulong)HypercallNumber.XenVersion, 1, scratch), StringComparison.Ordinal);

        // The port stays bound, as on Xen: taking it back would be worse.
        int ports = Count(_zero);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.EventChannelOp, 7, scratch);
        Assert.Equal(ports + 1, Count(_zero));

        static int Count(GuestProbe probe)
        {
            int count = 0;
            foreach (Port _ in probe.Domain.EventChannels.InUse())
                count++;

            return count;
        }
    }

    [Fact]
    public void Counts_too_large_are_refused_and_so_are_ranges_that_are_not_mapped()
    {
        ulong start = _zero.Domain.Image.TextAddress;
        Assert.Contains("so many", Refused(XenErrno.TooBig, (ulong)HypercallNumber.ConsoleIo, 0, 65537, start), StringComparison.Ordinal);
        Refused(XenErrno.TooBig, (ulong)HypercallNumber.ConsoleIo, 0, uint.MaxValue, start);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.ConsoleIo, 0, uint.MaxValue, 0xffff_ffff_8040_0000 - 100);
        Refused(XenErrno.BadAddress, (ulong)HypercallNumber.MmuextOp, 0xffff_ffff_8040_0000 - 100, uint.MaxValue, 0, Self);
        Refused(XenErrno.TooBig, (ulong)HypercallNumber.MmuextOp, start, 65536 / 24 + 1, 0, Self);
    }

    [Fact]
    public void A_count_of_zero_looks_at_no_pointer() =>
        Assert.Equal(0, _zero.AssertSuccess(() => new HypercallResult(Gate.Invoke((ulong)HypercallNumber.ConsoleIo, 0, 0, NotCanonical))));

    [Fact]
    public void Garbage_in_reserved_fields_and_upper_halves_is_not_looked_at()
    {
        // The command is 32 bits of its register; a structure's padding means nothing.
        Assert.Equal(0x4_0011, _zero.AssertSuccess(() => new HypercallResult(Gate.Invoke((ulong)HypercallNumber.XenVersion, 0xdead_beef_0000_0000, ulong.MaxValue))));
        _zero.InGuest(() =>
        {
            ArgumentArea area = ArgumentArea.Open();
            ulong op = area.Place([0xffff_7ff0_ffff_7ff0, ulong.MaxValue, ulong.MaxValue]);
            Assert.Equal(0, Gate.Invoke((ulong)HypercallNumber.MemoryOp, 3, op) - (long)_zero.Domain.PageCount);
            area.Close();
        });
        Refused(XenErrno.InvalidArgument, (ulong)HypercallNumber.MemoryOp, 2 | (1 << 6), 0);
        Refused(XenErrno.InvalidArgument, (ulong)HypercallNumber.XenVersion, 7, 1);
    }

    [Fact]
    public void The_console_is_the_control_domains()
    {
        Assert.Contains("control domain", _one.AssertRefused(XenErrno.NotPermitted, () => ConsoleIo.Write("no"u8)).ToString(), StringComparison.Ordinal);
        _zero.AssertSuccess(() => ConsoleIo.Write("yes\n"u8));
        Assert.Equal("yes\n", _zero.Domain.ConsoleText);
        Assert.Equal(0, _zero.AssertSuccess(() => ConsoleIo.Read(new byte[10])));
    }

    private string Refused(XenErrno error, ulong number, ulong rdi = 0, ulong rsi = 0, ulong rdx = 0, ulong r10 = 0)
    {
        UInt128 other = _host.StateHash(_one.Domain);
        string text = _zero.AssertRefused(error, () => new HypercallResult(Gate.Invoke(number, rdi, rsi, rdx, r10))).ToString();
        Assert.Equal(other, _host.StateHash(_one.Domain));
        return text;
    }

    private void Unmap(ulong address) =>
        _zero.AssertSuccess(() => KernelMemory.UnmapPage(new VirtualAddress(address)));
}
