using System;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

// What a PV domain is told about memory: its map, the machine's, where the machine-to-physical table stands; and what it is
// not served because its memory is not translated.
public sealed unsafe class MemoryMapTests : IDisposable
{
    private readonly Host _host = new();
    private readonly ReservationProbe _zero;
    private readonly ReservationProbe _one;

    public MemoryMapTests()
    {
        _zero = ReservationProbe.Boot(_host, maximum: null);
        _one = ReservationProbe.Boot(_host);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_domains_map_is_one_run_as_large_as_it_may_become_and_domain_0_has_none()
    {
        var map = new MemoryMap { EntryCount = 9, Buffer = _one.List.As<E820Entry>() };
        _one.Guest.AssertSuccess(() => MemoryOp.MemoryMap(ref map));
        Assert.Equal(1U, map.EntryCount);
        Assert.True(_one.Guest.Vcpu.TryCopyIn(_one.List.Address, out E820Entry entry));
        Assert.Equal((0UL, 32UL << 20, E820Type.Ram), (entry.Address, entry.Size, entry.Type));
        map.Buffer = _zero.List.As<E820Entry>();
        _zero.Guest.AssertRefused(XenErrno.NotImplemented, () => MemoryOp.MemoryMap(ref map));
        map.Buffer = new GuestPointer<E820Entry>(8);
        _one.Guest.AssertRefused(XenErrno.BadAddress, () => MemoryOp.MemoryMap(ref map));
        map.EntryCount = 0;
        _one.Guest.AssertSuccess(() => MemoryOp.MemoryMap(ref map));
    }

    [Fact]
    public void A_map_that_was_set_is_given_back_and_an_empty_one_is_none()
    {
        var entries = new E820Entry[] { new() { Size = 0x1000, Type = E820Type.Ram }, new() { Address = 0x5000, Size = 0x2000, Type = E820Type.Reserved } };
        Assert.True(_one.Guest.Vcpu.TryCopyOut<E820Entry>(_one.List.Address, entries));
        var set = new ForeignMemoryMap { Domain = DomainId.Self, Map = new MemoryMap { EntryCount = 2, Buffer = _one.List.As<E820Entry>() } };
        _one.Guest.AssertSuccess(() => MemoryOp.SetMemoryMap(set));
        var map = new MemoryMap { EntryCount = 9, Buffer = _one.OtherList.As<E820Entry>() };
        _one.Guest.AssertSuccess(() => MemoryOp.MemoryMap(ref map));
        Assert.Equal(2U, map.EntryCount);
        Assert.Equal(_one.Read(_one.List, 5), _one.Read(_one.OtherList, 5));
        set.Map.EntryCount = 0;
        _one.Guest.AssertSuccess(() => MemoryOp.SetMemoryMap(set));
        _one.Guest.AssertRefused(XenErrno.NotImplemented, () => MemoryOp.MemoryMap(ref map));

        set.Map.EntryCount = 1025;
        _one.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.SetMemoryMap(set));
        set.Map = new MemoryMap { EntryCount = 2, Buffer = new GuestPointer<E820Entry>(8) };
        _one.Guest.AssertRefused(XenErrno.BadAddress, () => MemoryOp.SetMemoryMap(set));
        _one.Guest.AssertRefused(XenErrno.NotPermitted, () => MemoryOp.SetMemoryMap(set with { Domain = DomainId.Zero }));
        _one.Guest.AssertRefused(XenErrno.NoSuchDomain, () => MemoryOp.SetMemoryMap(set with { Domain = new DomainId(77) }));
    }

    [Fact]
    public void Only_the_control_domain_sees_the_machines_map_and_it_must_fit()
    {
        var map = new MemoryMap();
        _one.Guest.AssertRefused(XenErrno.NotPermitted, () => MemoryOp.MachineMemoryMap(ref map));
        _zero.Guest.AssertSuccess(() => MemoryOp.MachineMemoryMap(ref map));
        uint count = map.EntryCount;
        map.Buffer = _zero.List.As<E820Entry>();
        map.EntryCount = count - 1;
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.MachineMemoryMap(ref map));
        map.EntryCount = 50;
        _zero.Guest.AssertSuccess(() => MemoryOp.MachineMemoryMap(ref map));
        Assert.Equal(count, map.EntryCount);
        var entries = new E820Entry[count];
        Assert.True(_zero.Guest.Vcpu.TryCopyIn<E820Entry>(_zero.List.Address, entries));
        Assert.Equal(_host.Memory.FrameCount << Page.Shift, entries.Where(entry => entry.Type == E820Type.Ram).Max(entry => entry.Address + entry.Size));
    }

    [Fact]
    public void The_machine_to_physical_table_stands_where_guests_read_it()
    {
        MachineToPhysicalMapping mapping = default;
        _zero.Guest.AssertSuccess(() => MemoryOp.MachineToPhysicalPlace(out mapping));
        Assert.Equal(HypervisorMemory.MachineToPhysicalStart, mapping.Start.Value);
        Assert.Equal(HypervisorMemory.MachineToPhysicalEnd, mapping.End.Value);
        Assert.Equal(_host.Memory.FrameCount - 1, mapping.MaximumFrame.Value);
        _one.Guest.AssertSuccess(() => MemoryOp.MachineToPhysicalPlace(out mapping));
        Assert.Equal((1UL << 35) - 1, mapping.MaximumFrame.Value);

        ulong frame = _one.Increase(1)[0];
        MemoryReservation reservation = _one.Listing(0, 4321);
        Assert.Equal(1, _one.Guest.AssertSuccess(() => MemoryOp.PopulatePhysmap(reservation)));
        ulong place = 0;
        _one.Guest.InGuest(() => place = new GuestPointer<ulong>(mapping.Start.Value)[(long)_one.Read(_one.List, 1)[0]].Read());
        Assert.Equal(4321UL, place);
        _one.Guest.InGuest(() => place = new GuestPointer<ulong>(mapping.Start.Value)[(long)frame].Read());
        Assert.Equal(ulong.MaxValue, place);
    }

    [Fact]
    public void The_tables_own_frames_are_gaps()
    {
        var list = new MachineToPhysicalFrameList { MaximumExtents = 4, ExtentStart = _one.List.As<MachineFrame>() };
        _one.Write(_one.List, 7, 7, 7, 7);
        _one.Guest.AssertSuccess(() => MemoryOp.MachineToPhysicalFrames(ref list));
        Assert.Equal(1U, list.ExtentCount);
        Assert.Equal([0UL, 7UL], _one.Read(_one.List, 2));
        list.ExtentStart = new GuestPointer<MachineFrame>(8);
        _one.Guest.AssertRefused(XenErrno.BadAddress, () => MemoryOp.MachineToPhysicalFrames(ref list));
        list.MaximumExtents = 0;
        _one.Guest.AssertSuccess(() => MemoryOp.MachineToPhysicalFrames(ref list));
        _one.Guest.AssertRefused(XenErrno.NotSupported, () => MemoryOp.CompatibleMachineToPhysicalFrames(ref list));
    }

    [Theory]
    [InlineData(PhysmapSpace.SharedInfo, XenErrno.AccessDenied, XenErrno.AccessDenied)]
    [InlineData(PhysmapSpace.GrantTable, XenErrno.AccessDenied, XenErrno.AccessDenied)]
    [InlineData(PhysmapSpace.GuestFrame, XenErrno.AccessDenied, XenErrno.AccessDenied)]
    [InlineData(PhysmapSpace.GuestFrameRange, XenErrno.AccessDenied, XenErrno.NotSupported)]
    [InlineData(PhysmapSpace.ForeignGuestFrame, XenErrno.NotImplemented, XenErrno.AccessDenied)]
    [InlineData(PhysmapSpace.DeviceMemory, XenErrno.AccessDenied, XenErrno.AccessDenied)]
    public void Pages_are_not_put_into_a_pv_domains_memory(PhysmapSpace space, XenErrno one, XenErrno batch)
    {
        _one.Guest.AssertRefused(one, () => MemoryOp.AddToPhysmap(new AddToPhysmap { Domain = DomainId.Self, Space = space }));
        _one.Guest.AssertRefused(batch, () => MemoryOp.AddToPhysmapBatch(new AddToPhysmapBatch { Domain = DomainId.Self, Space = (ushort)space }));
        _one.Guest.AssertRefused(XenErrno.AccessDenied, () => MemoryOp.RemoveFromPhysmap(new RemoveFromPhysmap { Domain = DomainId.Self }));
        _one.Guest.AssertRefused(XenErrno.NoSuchDomain, () => MemoryOp.RemoveFromPhysmap(new RemoveFromPhysmap { Domain = new DomainId(77) }));
    }

    [Fact]
    public void Nothing_is_populated_on_demand_shared_reserved_or_on_a_virtual_node()
    {
        var target = new PopulateOnDemandTarget { Domain = DomainId.Self };
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.GetPopulateOnDemandTarget(ref target));
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.SetPopulateOnDemandTarget(ref target));
        _one.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.GetPopulateOnDemandTarget(ref target));
        target.Domain = new DomainId(77);
        _zero.Guest.AssertRefused(XenErrno.NoSuchDomain, () => MemoryOp.GetPopulateOnDemandTarget(ref target));
        Assert.Equal(0, _one.Guest.AssertSuccess(MemoryOp.SharingFreedPages));
        Assert.Equal(0, _one.Guest.AssertSuccess(MemoryOp.SharingSharedPages));
        var reserved = new ReservedDeviceMemoryMap { EntryCount = 5, Flags = 1 };
        _one.Guest.AssertSuccess(() => MemoryOp.ReservedDeviceMemoryMap(ref reserved));
        Assert.Equal(0U, reserved.EntryCount);
        reserved.Flags = 2;
        _one.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.ReservedDeviceMemoryMap(ref reserved));
        var topology = new VirtualNumaTopology { Domain = DomainId.Self };
        _one.Guest.AssertRefused(XenErrno.NotSupported, () => MemoryOp.VirtualNumaTopology(ref topology));
        topology.Padding = 1;
        _one.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.VirtualNumaTopology(ref topology));
    }

    [Theory]
    [InlineData(2, XenErrno.InvalidArgument)]
    [InlineData(3, XenErrno.InvalidArgument)]
    [InlineData(5, XenErrno.NotImplemented)]
    [InlineData(9, XenErrno.NotImplemented)]
    [InlineData(10, XenErrno.NotImplemented)]
    [InlineData(11, XenErrno.InvalidArgument)]
    [InlineData(12, XenErrno.NotImplemented)]
    [InlineData(13, XenErrno.NotImplemented)]
    [InlineData(14, XenErrno.InvalidArgument)]
    [InlineData(15, XenErrno.InvalidArgument)]
    [InlineData(16, XenErrno.NotImplemented)]
    [InlineData(17, XenErrno.NotImplemented)]
    [InlineData(18, XenErrno.NotImplemented)]
    [InlineData(19, XenErrno.NotImplemented)]
    [InlineData(24, XenErrno.InvalidArgument)]
    [InlineData(25, XenErrno.NotImplemented)]
    [InlineData(26, XenErrno.InvalidArgument)]
    [InlineData(27, XenErrno.InvalidArgument)]
    public void Commands_that_are_never_continued_say_so_in_xens_ways(ulong command, XenErrno error)
    {
        _zero.Write(_zero.List, new ulong[32]);
        _zero.Guest.AssertRefused(error, () => new HypercallResult(Gate.Invoke((ulong)HypercallNumber.MemoryOp, command | 64, _zero.List.Address)));
        _zero.Guest.AssertRefused(error, () => new HypercallResult(Gate.Invoke((ulong)HypercallNumber.MemoryOp, command | (1UL << 40), _zero.List.Address)));
    }
}
