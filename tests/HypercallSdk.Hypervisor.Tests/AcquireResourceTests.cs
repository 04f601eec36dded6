using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// How a toolstack reaches a domain's grant table: by its frames, which the control domain maps.
public sealed class AcquireResourceTests : IDisposable
{
    private readonly Host _host = new();
    private readonly ReservationProbe _zero;
    private readonly ReservationProbe _one;

    public AcquireResourceTests()
    {
        _zero = ReservationProbe.Boot(_host, maximum: null);
        _one = ReservationProbe.Boot(_host);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Without_a_list_it_says_how_large_the_table_may_become()
    {
        AcquireResource resource = Table(0);
        resource.FrameList = default;
        _zero.Guest.AssertSuccess(() => MemoryOp.AcquireResource(ref resource));
        Assert.Equal(_one.Domain.Grants.MaximumFrameCount, resource.FrameCount);
        resource.FrameCount = 1;
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.AcquireResource(ref resource));
    }

    [Fact]
    public void The_tables_frames_are_told_grown_where_needed_and_can_be_mapped()
    {
        AcquireResource resource = Table(3);
        _zero.Guest.AssertSuccess(() => MemoryOp.AcquireResource(ref resource));
        Assert.Equal(3, _one.Domain.Grants.FrameCount);
        ulong[] frames = _zero.Read(_zero.List, 3);
        for (int i = 0; i < 3; i++)
            Assert.Equal(_one.Domain.Grants.Frames[i].Value, frames[i]);

        var window = new VirtualAddress(_zero.Domain.Image.SharedInfoWindow);
        var entry = new PageTableEntry(new MachineFrame(frames[0]), PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User);
        _zero.Guest.AssertSuccess(() => UpdateVaMapping.SetOtherDomain(window, entry, UpdateVaMappingFlags.InvalidatePage, _one.Domain.Id));
        Assert.True(_host.Memory[new MachineFrame(frames[0])].Has(FrameFlags.Hypervisor));
    }

    [Fact]
    public void What_is_not_there_and_who_may_not_are_refused()
    {
        uint most = _one.Domain.Grants.MaximumFrameCount;
        Refused(XenErrno.InvalidArgument, Table(0));
        Refused(XenErrno.InvalidArgument, Table(most + 1));
        Refused(XenErrno.InvalidArgument, Table(1) with { Frame = most });
        Refused(XenErrno.InvalidArgument, Table(1) with { Frame = 1UL << 32 });
        Refused(XenErrno.InvalidArgument, Table(1) with { Padding = 1 });
        Refused(XenErrno.InvalidArgument, Table(1) with { Id = 1 });
        Refused(XenErrno.InvalidArgument, Table(1) with { Id = 2 });
        Refused(XenErrno.InvalidArgument, Table(1) with { Type = MemoryResource.IoRequestServer });
        Refused(XenErrno.NotPermitted, Table(1) with { Domain = DomainId.Zero });
        Refused(XenErrno.NoSuchDomain, Table(1) with { Domain = DomainId.Self });
        Refused(XenErrno.NoSuchDomain, Table(1) with { Domain = new DomainId(77) });
        Refused(XenErrno.BadAddress, Table(1) with { FrameList = new GuestPointer<MachineFrame>(8) });
        AcquireResource resource = Table(1) with { Domain = DomainId.Zero, FrameList = new GuestPointer<MachineFrame>(_one.List.Address) };
        _one.Guest.AssertRefused(XenErrno.NotPermitted, () => MemoryOp.AcquireResource(ref resource));
        Assert.Equal(1, _one.Domain.Grants.FrameCount);
    }

    private AcquireResource Table(uint frames) => new()
    {
        Domain = _one.Domain.Id,
        Type = MemoryResource.GrantTable,
        FrameCount = frames,
        FrameList = new GuestPointer<MachineFrame>(_zero.List.Address),
    };

    private void Refused(XenErrno error, AcquireResource resource) =>
        _zero.Guest.AssertRefused(error, () => MemoryOp.AcquireResource(ref resource));
}
