using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// What becomes of grants when one end dies.
public sealed class GrantTableDeathTests : IDisposable
{
    private const uint Grant = 8;

    private readonly Host _host = new();
    private readonly GrantProbe _zero;
    private readonly GrantProbe _one;
    private readonly GrantProbe _two;
    private readonly ulong _free;

    public GrantTableDeathTests()
    {
        _zero = new GrantProbe(GuestProbe.Boot(_host));
        _two = new GrantProbe(GuestProbe.Boot(_host));
        _free = _host.Memory.FreeFrames;
        _one = new GrantProbe(GuestProbe.Boot(_host));
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_dead_granters_page_stays_mapped_and_goes_with_its_table_when_it_is_unmapped()
    {
        MachineFrame frame = _one.Page(0x1234);
        _one.Grant(Grant, _two, frame);
        _one.Grant(9, _two, _one.Page());
        ulong window = _two.Window();
        GrantMap map = _two.AssertMapped(_one, Grant, window, GrantProbe.HostMap | GrantMapFlags.DeviceMap);
        _host.DestroyDomain(_one.Domain);
        Assert.Equal(0x1234UL, _two.Read(window));
        Assert.True(_host.Memory[frame].IsOwnedBy(_one.Id));
        _two.AssertRefused(GrantStatus.BadPage, _one, 9, _two.Window());
        Assert.Equal(GrantStatus.BadDomain, _two.Copy(new GrantCopy { Source = _one.Granted(Grant), Destination = GrantProbe.Own(_two.Page()), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Assert.Equal(GrantStatus.Okay, _two.Unmap(window, map.Handle));
        Assert.NotNull(_host.GrantTables.Find(_one.Id));
        Assert.Equal(GrantStatus.Okay, _two.Unmap(0, map.Handle, map.DeviceBusAddress));
        Assert.Null(_host.GrantTables.Find(_one.Id));
        Assert.Equal(_free, _host.Memory.FreeFrames);
        _two.AssertRefused(GrantStatus.BadDomain, _one, 9, _two.Window());
    }

    // Found by the fuzz: the frame is on no list of pages, and the table went with the last of these.
    [Fact]
    public void A_dead_granters_table_waits_for_a_frame_of_the_hypervisors_too()
    {
        MachineFrame frame = _one.Domain.Shared.Frame;
        _one.Grant(Grant, _two, frame);
        ulong window = _two.Window();
        GrantMap map = _two.AssertMapped(_one, Grant, window, GrantProbe.HostMap | GrantMapFlags.DeviceMap);
        _host.DestroyDomain(_one.Domain);
        Assert.NotNull(_host.GrantTables.Find(_one.Id));
        Assert.Equal(GrantStatus.Okay, _two.Unmap(window, map.Handle, map.DeviceBusAddress));
        Assert.Null(_host.GrantTables.Find(_one.Id));
        Assert.True(_host.Memory[frame].IsFree);
        Assert.Equal(_free, _host.Memory.FreeFrames);
    }

    [Fact]
    public void A_dead_mapper_ends_its_mappings()
    {
        MachineFrame frame = _one.Page();
        _one.Grant(Grant, _two, frame);
        _two.AssertMapped(_one, Grant, _two.Window(), GrantProbe.HostMap | GrantMapFlags.DeviceMap);
        _two.AssertMapped(_one, Grant, _two.Window(), GrantProbe.ReadOnlyMap);
        _host.DestroyDomain(_two.Domain);
        Assert.Equal(GrantProbe.Access, _one.Entry(Grant).Flags);
        Assert.Empty(_one.Table.AllActive());
        _one.AssertInfo(frame, FrameType.Writable, 0, 1);
        _zero.AssertRefused(GrantStatus.GeneralError, _one, Grant, _zero.Window());
    }

    [Fact]
    public void Both_die_and_nothing_is_left()
    {
        _one.Grant(Grant, _two, _one.Page());
        _two.AssertMapped(_one, Grant, _two.Window(), GrantProbe.HostMap | GrantMapFlags.DeviceMap);
        ulong twos = _two.Domain.PageCount + 2;
        _host.DestroyDomain(_one.Domain);
        _host.DestroyDomain(_two.Domain);
        Assert.Equal(_free + twos, _host.Memory.FreeFrames);
        Assert.Single(_host.GrantTables.All);
    }

    [Fact]
    public void Ending_a_mapping_whose_granter_and_page_are_gone_crashes_the_mapper_as_on_xen()
    {
        _one.Grant(Grant, _two, _one.Page());
        ulong window = _two.Window();
        GrantMap map = _two.AssertMapped(_one, Grant, window);
        _two.Guest.AssertSuccess(() => _two.Tables.Map(new VirtualAddress(window), default));
        _host.DestroyDomain(_one.Domain);
        GrantUnmap[] unmap = [new GrantUnmap { HostAddress = window, Handle = map.Handle }];
        _two.Guest.InGuest(() => _ = GrantTableOp.Unmap(unmap));
        Assert.Contains("whose granter is no more", _two.Domain.CrashReport!.ToString(), StringComparison.Ordinal);
    }
}
