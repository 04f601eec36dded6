using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// Version 2 and grant copies: status words beside the entries, parts of pages, grants that are passed on.
public sealed class GrantTableVersionTests : IDisposable
{
    private const uint Grant = 8;

    private readonly Host _host = new();
    private readonly GrantProbe _zero;
    private readonly GrantProbe _one;
    private readonly GrantProbe _two;
    private readonly GrantProbe _three;

    public GrantTableVersionTests()
    {
        _zero = new GrantProbe(GuestProbe.Boot(_host));
        _one = new GrantProbe(GuestProbe.Boot(_host));
        _two = new GrantProbe(GuestProbe.Boot(_host));
        _three = new GrantProbe(GuestProbe.Boot(_host));
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void In_version_2_the_use_is_told_by_the_status_word()
    {
        Assert.True(_one.SetVersion(2).IsSuccess);
        Assert.Equal(256U, _one.Table.EntryCount);
        Assert.Equal(GrantProbe.Access, _one.EntryV2(ReservedGrants.Console).Header.Flags);
        _one.Grant(9, _two, _one.Page(5));
        ulong window = _two.Window();
        GrantMap map = _two.AssertMapped(_one, 9, window);
        Assert.Equal(5UL, _two.Read(window));
        Assert.Equal(GrantProbe.InUse, _one.StatusOf(9));
        Assert.Equal(GrantProbe.Access, _one.EntryV2(9).Header.Flags);
        Assert.Equal(XenErrno.Busy, _one.SetVersion(1).Error);
        Assert.Equal(GrantStatus.Okay, _two.Unmap(window, map.Handle));
        Assert.Equal(GrantEntryFlags.Invalid, _one.StatusOf(9));
        Assert.True(_one.SetVersion(1).IsSuccess);
        Assert.Equal(0, _one.Table.StatusFrameCount);
        Assert.Equal(GrantProbe.Access, _one.Entry(ReservedGrants.Console).Flags);
    }

    [Fact]
    public void Reserved_grants_may_stay_in_use_when_the_version_changes()
    {
        ulong window = _zero.Window();
        GrantMap map = _zero.AssertMapped(_one, ReservedGrants.XenStore, window);
        Assert.True(_one.SetVersion(2).IsSuccess);
        Assert.Equal(GrantProbe.InUse, _one.StatusOf(ReservedGrants.XenStore));
        Assert.Equal(GrantStatus.Okay, _zero.Unmap(window, map.Handle));
        Assert.Equal(GrantEntryFlags.Invalid, _one.StatusOf(ReservedGrants.XenStore));
    }

    [Fact]
    public void A_domain_is_held_to_the_version_and_the_size_that_it_may_have()
    {
        var old = new GrantProbe(GuestProbe.Boot(_host, new DomainConfig { MemoryMegabytes = 8, MaximumGrantVersion = 1, MaximumGrantFrames = 2 }));
        Assert.Equal(XenErrno.NotImplemented, old.SetVersion(2).Error);
        Assert.Equal(XenErrno.InvalidArgument, old.SetVersion(3).Error);
        GrantSetupTable[] setup = [new GrantSetupTable { Domain = DomainId.Self, FrameCount = 3, FrameList = new GuestPointer<MachineFrame>(old.Tables.Scratch.Value) }];
        _ = old.Guest.Call(() => GrantTableOp.SetupTable(setup));
        Assert.Equal(GrantStatus.GeneralError, setup[0].Status);
        setup[0].FrameCount = 2;
        old.Guest.AssertSuccess(() => GrantTableOp.SetupTable(setup));
        Assert.Equal(1024U, old.Table.EntryCount);
        Assert.Equal(old.Table.Frames[1].Value, old.Read(old.Tables.Scratch.Value + 8));
    }

    [Fact]
    public void A_copy_goes_from_and_to_grants_and_frames_and_leaves_nothing_in_use()
    {
        MachineFrame source = _one.Page(0x1234);
        MachineFrame destination = _two.Page();
        _one.Grant(Grant, _two, source, GrantProbe.ReadAccess);
        Assert.Equal(GrantStatus.Okay, _two.Copy(new GrantCopy { Source = _one.Granted(Grant), Destination = GrantProbe.Own(destination, 8), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Assert.Equal(0x1234UL, ValueAt(destination, 1));
        Assert.Equal(GrantStatus.GeneralError, _two.Copy(new GrantCopy { Source = GrantProbe.Own(destination), Destination = _one.Granted(Grant), Length = 8, Flags = GrantCopyFlags.DestinationIsGrant }));
        _one.Grant(9, _two, source);
        Assert.Equal(GrantStatus.Okay, _two.Copy(new GrantCopy { Source = GrantProbe.Own(destination, 8), Destination = _one.Granted(9, 16), Length = 8, Flags = GrantCopyFlags.DestinationIsGrant }));
        Assert.Equal(0x1234UL, ValueAt(source, 2));
        Assert.Equal(GrantProbe.ReadAccess, _one.Entry(Grant).Flags);
        Assert.Equal(GrantProbe.Access, _one.Entry(9).Flags);
        _one.AssertInfo(source, FrameType.Writable, 0, 1);
        Assert.Equal(GrantStatus.BadCopyArgument, _two.Copy(new GrantCopy { Source = _one.Granted(9, 4090), Destination = GrantProbe.Own(destination), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Assert.Equal(GrantStatus.BadPage, _two.Copy(new GrantCopy { Source = GrantProbe.Own(source), Destination = GrantProbe.Own(destination), Length = 8 }));
        _ = _three.Copy(new GrantCopy { Source = _one.Granted(9), Destination = GrantProbe.Own(_three.Page()), Length = 8, Flags = GrantCopyFlags.SourceIsGrant });
        Assert.Contains("granted to another domain", _three.Domain.Log.Last!.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_page_is_copied_within_its_bounds_and_never_mapped()
    {
        Assert.True(_one.SetVersion(2).IsSuccess);
        _one.EntryV2(Grant) = new GrantEntryV2 { Header = new GrantEntryHeader { Flags = GrantProbe.Access | GrantEntryFlags.SubPage, Domain = _two.Id }, PageOffset = 100, Length = 50, SubPageFrame = _one.Page().Value };
        GrantCopy copy = new() { Source = _one.Granted(Grant, 100), Destination = GrantProbe.Own(_two.Page()), Length = 50, Flags = GrantCopyFlags.SourceIsGrant };
        Assert.Equal(GrantStatus.Okay, _two.Copy(copy));
        copy.Length = 51;
        Assert.Equal(GrantStatus.GeneralError, _two.Copy(copy));
        copy.Source.Offset = 99;
        copy.Length = 1;
        Assert.Equal(GrantStatus.GeneralError, _two.Copy(copy));
        _two.AssertRefused(GrantStatus.GeneralError, _one, Grant, _two.Window(), GrantProbe.ReadOnlyMap);
    }

    [Fact]
    public void A_grant_that_is_passed_on_is_copied_through_both_tables()
    {
        Assert.True(_two.SetVersion(2).IsSuccess);
        MachineFrame source = _one.Page(0xc0ffee);
        _one.Grant(Grant, _two, source, GrantProbe.ReadAccess);
        _two.EntryV2(9) = PassOn(_three, _one, Grant);
        MachineFrame destination = _three.Page();
        GrantCopy copy = new() { Source = _two.Granted(9), Destination = GrantProbe.Own(destination), Length = 8, Flags = GrantCopyFlags.SourceIsGrant };
        Assert.Equal(GrantStatus.Okay, _three.Copy(copy));
        Assert.Equal(0xc0ffeeUL, _three.ValueIn(destination));
        Assert.Equal(GrantProbe.ReadAccess, _one.Entry(Grant).Flags);
        Assert.Equal(GrantEntryFlags.Invalid, _two.StatusOf(9));
        Assert.Equal(1U, _host.Memory[source].ReferenceCount);
        _three.AssertRefused(GrantStatus.GeneralError, _two, 9, _three.Window(), GrantProbe.ReadOnlyMap);

        GrantCopy back = new() { Source = GrantProbe.Own(destination), Destination = _two.Granted(9), Length = 8, Flags = GrantCopyFlags.DestinationIsGrant };
        Assert.Equal(GrantStatus.GeneralError, _three.Copy(back));
        Assert.True(_one.SetVersion(2).IsSuccess);
        _one.EntryV2(Grant) = PassOn(_two, _three, Grant);
        Assert.Equal(GrantStatus.GeneralError, _three.Copy(copy));
        Assert.Contains("passed on once", _three.Domain.Log.Last!.Rule, StringComparison.Ordinal);
        Assert.Equal(GrantEntryFlags.Invalid, _two.StatusOf(9));
    }

    [Fact]
    public void Mapping_unmapping_and_copying_allocate_nothing()
    {
        // Without the recount after each call, which allocates.
        using var host = new Host(new HostOptions { RecountInvariants = false });
        var one = new GrantProbe(GuestProbe.Boot(host));
        var two = new GrantProbe(GuestProbe.Boot(host));
        one.Grant(Grant, two, one.Page());
        ulong window = two.Window();
        GrantMap[] map = [new GrantMap { HostAddress = window, Flags = GrantProbe.HostMap, Reference = new GrantReference(Grant), Domain = one.Id }];
        GrantUnmap[] unmap = [new GrantUnmap { HostAddress = window }];
        GrantCopy[] copy = [new GrantCopy { Source = one.Granted(Grant), Destination = GrantProbe.Own(two.Page()), Length = 4096, Flags = GrantCopyFlags.SourceIsGrant }];
        long allocated = -1;
        two.Guest.InGuest(() =>
        {
            allocated = Allocation.Of(() =>
            {
                for (int i = 0; i < 1000; i++)
                    Cycle();
            });
        });
        Assert.Null(two.Domain.Log.Last?.ToString());
        Assert.Equal((GrantStatus.Okay, GrantStatus.Okay, GrantStatus.Okay), (map[0].Status, unmap[0].Status, copy[0].Status));
        Assert.Equal(0, allocated);

        void Cycle()
        {
            _ = GrantTableOp.Map(map);
            unmap[0].Handle = map[0].Handle;
            _ = GrantTableOp.Unmap(unmap);
            _ = GrantTableOp.Copy(copy);
        }
    }

    private static GrantEntryV2 PassOn(GrantProbe user, GrantProbe source, uint reference) => new()
    {
        Header = new GrantEntryHeader { Flags = GrantEntryFlags.Transitive, Domain = user.Id },
        TransitiveDomain = source.Id,
        TransitiveReference = new GrantReference(reference),
    };

    private unsafe ulong ValueAt(MachineFrame frame, int index) => ((ulong*)_host.Memory.HostAddress(frame))[index];
}
