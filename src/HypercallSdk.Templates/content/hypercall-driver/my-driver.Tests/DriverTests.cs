using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Testing;
using Xunit;

namespace MyDriver.Tests;

public sealed class DriverTests : IDisposable
{
    private const uint RingGrant = 40;

    private readonly Machine _machine;
    private readonly Guest<BackEnd> _back;
    private readonly Guest<FrontEnd> _front;
    private readonly Port _backPort;

    // Both are unprivileged: a control domain that does nothing is domain 0.
    public DriverTests()
    {
        _machine = new Machine(new MachineOptions { Seed = 7, HasControlDomain = true });
        _back = _machine.Create<BackEnd>();
        _front = _machine.Create<FrontEnd>();
        _backPort = _back.OpenPortFor(_front);
        _back.CommandLine = $"peer={_front.Id} port={_backPort} grant={RingGrant}";
        _front.CommandLine = $"peer={_back.Id} port={_backPort} grant={RingGrant}";
    }

    [Fact]
    public void What_was_written_is_read_back_and_both_let_go_of_the_page()
    {
        Assert.Equal(ShutdownReason.PowerOff, _front.RunUntilEnd());
        Assert.Equal(["32 sectors written and read back", "the ring's page is ours again"], _front.ConsoleLines);
        Assert.Equal($"detached from domain {_front.Id}: it asked for it; 64 requests served, status 0", _back.ConsoleLines[^1]);
        Assert.Empty(_back.Refusals);
        Assert.Empty(_front.Refusals);
    }

    // Many times the ring's length: it is full again and again, and wraps.
    [Fact]
    public void A_ring_that_is_full_goes_on()
    {
        _front.CommandLine += " sectors=1000";
        Assert.Equal(ShutdownReason.PowerOff, _front.RunUntilEnd());
        Assert.Equal(2000U, _front.Kernel.Answered);
        Assert.Equal(2000U, _back.Kernel.Served);
    }

    [Fact]
    public void An_event_that_is_lost_costs_time_and_nothing_else()
    {
        Connect();
        InjectedFault lost = _front.Faults.Drop(_front.Kernel.Port, Occurrence.Nth(1));
        _front.RunUntilLine("the ring's page is ours again");
        Assert.Equal(1, lost.Struck);
    }

    [Fact]
    public void A_back_end_that_dies_is_given_up_and_the_page_is_free_again()
    {
        _front.CommandLine += " sectors=1000";
        _back.RunUntilLine($"serving domain {_front.Id}");
        _machine.Host.DestroyDomain(_back.Domain);
        _front.RunUntilLine("the back end is given up: it does not answer");
        _front.RunUntilLine("the ring's page is ours again");
    }

    [Fact]
    public void A_front_end_whose_index_is_too_far_ahead_is_detached_and_the_back_end_lives()
    {
        Quiet();
        _front.Write(Ring().RequestProducer, 100_000U);
        _back.Send(_backPort);
        _back.RunUntilText("its index is none that the ring can have");
        Assert.Null(_back.ExitReason);
    }

    [Fact]
    public void A_back_end_whose_index_is_ahead_of_the_requests_is_given_up()
    {
        Quiet();
        _front.Write(Ring().ResponseProducer, 100_000U);
        _front.MayCrash = true; // the back end still has the page
        _front.RunUntilLine("the back end is given up: its index is none that the ring can have");
        _front.RunUntilLine("and it keeps the ring's page mapped");
    }

    [Theory]
    [InlineData((uint)DiskOperation.Write, 1024, DiskStatus.NoSuchSector)]
    [InlineData((uint)DiskOperation.Read, uint.MaxValue, DiskStatus.NoSuchSector)]
    [InlineData(77, 0, DiskStatus.NoSuchOperation)]
    public void A_request_that_makes_no_sense_is_answered_so(uint operation, uint sector, DiskStatus expected)
    {
        Quiet();
        DiskRing ring = Ring();
        uint index = _front.Read(ring.RequestProducer);
        _front.Write(ring.Request(index), new DiskRequest { Id = new(index), Operation = new(operation), Sector = new(sector) });
        _front.Write(ring.RequestProducer, index + 1);
        _back.Send(_backPort);
        _machine.RunFor(TimeSpan.FromMilliseconds(1));
        Assert.Equal(index + 1, _front.Read(ring.ResponseProducer));
        Assert.Equal(expected, _front.Read(ring.Response(index)).Status);
    }

    [Fact]
    public void The_ring_has_room_for_its_entries()
    {
        Assert.Equal(DiskRing.EntrySize, (uint)Unsafe.SizeOf<DiskRequest>());
        Assert.True(Unsafe.SizeOf<DiskResponse>() <= Unsafe.SizeOf<DiskRequest>());
        Assert.Equal(DiskRing.Entries, RingLayout.EntryCount(Page.Size, DiskRing.EntrySize));
    }

    public void Dispose() => _machine.Dispose();

    // Until the front end has bound its port and nothing else has happened.
    private void Connect() => _front.RunUntil(() => _front.Kernel.Port.Value != 0);

    // Until the back end has served what it was asked for, of which the front end hears nothing.
    private void Quiet()
    {
        Connect();
        _front.Faults.Drop(_front.Kernel.Port, Occurrence.Every);
        _machine.RunFor(TimeSpan.FromMilliseconds(1));
        Assert.Equal(64U, _back.Kernel.Served);
    }

    // A pointer into the front end's memory is made as the front end, whose page tables lead there.
    private DiskRing Ring()
    {
        DiskRing ring = default;
        _front.Execute(() => ring = _front.Kernel.Ring);
        return ring;
    }
}
