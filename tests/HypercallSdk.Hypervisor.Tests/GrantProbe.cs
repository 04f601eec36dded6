using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>A guest that grants pages and maps those of others.</summary>
internal sealed unsafe class GrantProbe(GuestProbe guest)
{
    public const GrantMapFlags HostMap = GrantMapFlags.HostMap;
    public const GrantMapFlags ReadOnlyMap = GrantMapFlags.HostMap | GrantMapFlags.ReadOnly;
    public const GrantEntryFlags Access = GrantEntryFlags.PermitAccess;
    public const GrantEntryFlags ReadAccess = GrantEntryFlags.PermitAccess | GrantEntryFlags.ReadOnly;
    public const GrantEntryFlags InUse = GrantEntryFlags.Reading | GrantEntryFlags.Writing;

    private readonly TableProbe _tables = new(guest);

    public GuestProbe Guest => guest;

    public TableProbe Tables => _tables;

    public Domain Domain => guest.Domain;

    public DomainId Id => guest.Domain.Id;

    public GrantTable Table => guest.Domain.Grants;

    public MachineMemory Memory => guest.Host.Memory;

    /// <summary>A page of the guest's, mapped nowhere, with <paramref name="value"/> in it.</summary>
    public MachineFrame Page(ulong value = 0)
    {
        MachineFrame frame = _tables.Frame();
        *(ulong*)Memory.HostAddress(frame) = value;
        return frame;
    }

    /// <summary>An address with page tables and nothing mapped.</summary>
    public ulong Window()
    {
        _tables.Page(out VirtualAddress address);
        guest.AssertSuccess(() => _tables.Map(address, default));
        return address.Value;
    }

    public ref GrantEntryV1 Entry(uint reference) => ref ((GrantEntryV1*)Memory.HostAddress(Table.Frames[0]))[reference];

    public ref GrantEntryV2 EntryV2(uint reference) => ref ((GrantEntryV2*)Memory.HostAddress(Table.Frames[0]))[reference];

    public GrantEntryFlags StatusOf(uint reference) => (GrantEntryFlags)((ushort*)Memory.HostAddress(Table.StatusFrames[0]))[reference];

    public GrantReference Grant(uint reference, GrantProbe user, MachineFrame frame, GrantEntryFlags flags = Access)
    {
        if (Table.Version == 1)
            Entry(reference) = new GrantEntryV1 { Flags = flags, Domain = user.Id, Frame = (uint)frame.Value };
        else
            EntryV2(reference) = new GrantEntryV2 { Header = new GrantEntryHeader { Flags = flags, Domain = user.Id }, Frame = frame.Value };

        return new GrantReference(reference);
    }

    public GrantMap Map(GrantProbe granter, uint reference, ulong address, GrantMapFlags flags = HostMap)
    {
        GrantMap[] map = [new GrantMap { HostAddress = address, Flags = flags, Reference = new GrantReference(reference), Domain = granter.Id }];
        Assert.Equal(0, guest.Call(() => GrantTableOp.Map(map)).Value);
        AssertRecount();
        return map[0];
    }

    public GrantMap AssertMapped(GrantProbe granter, uint reference, ulong address, GrantMapFlags flags = HostMap)
    {
        GrantMap map = Map(granter, reference, address, flags);
        Assert.True(map.Status == GrantStatus.Okay, Domain.Log.Last?.ToString());
        return map;
    }

    /// <summary>The mapping is refused with one explanation that says so.</summary>
    public Refusal AssertRefused(GrantStatus status, GrantProbe granter, uint reference, ulong address, GrantMapFlags flags = HostMap)
    {
        long before = Domain.Log.RefusalCount;
        Assert.Equal(status, Map(granter, reference, address, flags).Status);
        Assert.Equal(before + 1, Domain.Log.RefusalCount);
        return Domain.Log.Last!;
    }

    public GrantStatus Unmap(ulong address, GrantHandle handle, ulong bus = 0)
    {
        GrantUnmap[] unmap = [new GrantUnmap { HostAddress = address, DeviceBusAddress = bus, Handle = handle }];
        Assert.Equal(0, guest.Call(() => GrantTableOp.Unmap(unmap)).Value);
        AssertRecount();
        return unmap[0].Status;
    }

    public GrantStatus Copy(GrantCopy copy)
    {
        GrantCopy[] copies = [copy];
        Assert.Equal(0, guest.Call(() => GrantTableOp.Copy(copies)).Value);
        AssertRecount();
        return copies[0].Status;
    }

    public GrantStatus Transfer(MachineFrame frame, GrantProbe to, uint reference)
    {
        GrantTransfer[] transfers = [new GrantTransfer { Frame = frame, Domain = to.Id, Reference = new GrantReference(reference) }];
        Assert.Equal(0, guest.Call(() => GrantTableOp.Transfer(transfers)).Value);
        AssertRecount();
        return transfers[0].Status;
    }

    public HypercallResult SetVersion(uint version)
    {
        var set = new GrantSetVersion { Version = version };
        HypercallResult result = guest.Call(() => GrantTableOp.SetVersion(ref set));
        Assert.Equal(Table.Version, set.Version);
        AssertRecount();
        return result;
    }

    public ulong Read(ulong address)
    {
        ulong value = 0;
        guest.InGuest(() => value = new GuestPointer<ulong>(address).Read());
        return value;
    }

    public void Write(ulong address, ulong value) => guest.InGuest(() => new GuestPointer<ulong>(address).Write(value));

    /// <summary>An end of a copy that is a grant.</summary>
    public GrantCopyPointer Granted(uint reference, ushort offset = 0) => new() { Reference = new GrantReference(reference), Domain = Id, Offset = offset };

    /// <summary>An end of a copy that is a frame of the caller's.</summary>
    public static GrantCopyPointer Own(MachineFrame frame, ushort offset = 0) => new() { Frame = frame.Value, Domain = DomainId.Self, Offset = offset };

    public ulong ValueIn(MachineFrame frame) => *(ulong*)Memory.HostAddress(frame);

    public void AssertInfo(MachineFrame frame, FrameType type, uint typeCount, uint references) => _tables.AssertInfo(frame, type, typeCount, references);

    private void AssertRecount() => Assert.Empty(Invariants.Recount(guest.Host));
}
