using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests.Model;

// grant_table_op.
internal sealed unsafe partial class MemoryWorld
{
    private const uint FirstReference = 8;
    private const uint References = 8;
    private const uint DeviceMap = 1;
    private const uint HostMap = 2;
    private const uint ReadOnlyMap = 4;
    private const uint ContainsEntry = 16;
    private const short NoStatus = short.MinValue;

    private readonly List<Offer> _offers = [];

    // Mostly a grant that somebody made for the caller; else any.
    private (PlayDomain Granter, uint Reference) Offered(int choice, bool isForTransfer = false)
    {
        if (choice % 8 < 6)
        {
            List<Offer> offers = _offers.FindAll(offer => offer.Grantee == _caller.Domain.Id && offer.IsForTransfer == isForTransfer);
            if (offers.Count > 0)
            {
                Offer offer = offers[choice / 8 % offers.Count];
                return (offer.Granter, offer.Reference);
            }
        }

        return (Other(choice / 32), Reference(choice));
    }

    private static uint Reference(int choice) => (choice % 32) switch
    {
        31 => 0,
        30 => 511,
        29 => 512,
        28 => uint.MaxValue,
        _ => FirstReference + ((uint)choice % References),
    };

    private void SetUpTable(Step step)
    {
        uint count = (uint)(step.A % 8 == 7 ? 99 : (step.A % 3) + 1);
        ulong list = Put(new ulong[16]);
        bool status = step.B % 2 == 1;
        bool own = step.C % 16 != 15;
        ulong domain = own ? DomainSelf : Other(step.D).Domain.Id.Value;
        Say($"grant_table_op({(status ? "get_status_frames" : "setup_table")}, {count} frames of 0x{domain:x})");
        ulong operation = status
            ? Put(count | (domain << 32), List(step.D, list))
            : Put(domain | ((ulong)count << 32), 0, List(step.D, list));
        long result = Call(HypercallNumber.GrantTableOp, status ? 9UL : 2, operation, 1);
        short outcome = Get<short>(operation + (status ? 6UL : 8));
        if (result != 0 || outcome != 0 || !own || List(step.D, list) != list)
            return;

        List<MachineFrame> frames = status ? _caller.StatusFrames : _caller.GrantFrames;
        frames.Clear();
        for (uint i = 0; i < uint.Min(count, 16); i++)
        {
            var frame = new MachineFrame(Get<ulong>(list + (8 * i)));
            if (frame.Value != 0 && _host.Memory.Contains(frame))
                frames.Add(frame);
        }
    }

    // What each domain grants the two others from the start: a page for writing, one for reading, a place for a transfer.
    private void MakeOffers(PlayDomain granter)
    {
        _caller = granter;
        SetUpTable(default);
        for (int other = 0; other < 2; other++)
        {
            Write(FirstReference + (uint)(3 * other), 1, Other(other).Domain.Id, granter.Frames[other]);
            Write(FirstReference + (uint)(3 * other) + 1, 1 | 4, Other(other).Domain.Id, granter.Frames[8 + other]);
            Write(FirstReference + (uint)(3 * other) + 2, 2, Other(other).Domain.Id, new MachineFrame(910));
        }
    }

    private void WriteGrant(Step step)
    {
        uint reference = FirstReference + ((uint)step.A % References);
        ushort flags = (step.B % 16) switch
        {
            < 6 => 1,
            < 9 => 1 | 4,
            < 12 => 2,
            12 => 0,
            13 => 3,
            14 => 1 | (1 << 8),
            _ => (ushort)(step.D * 131),
        };
        DomainId domain = step.D % 16 == 15 ? DomainId.Self : Other(step.D).Domain.Id;
        MachineFrame frame = Frame(step.C);
        Say($"grants {reference} to d{domain}: flags 0x{flags:x}, {Name(frame)}");
        Write(reference, flags, domain, frame);
    }

    // The guest writes an entry of its table through a mapping of it.
    private void Write(uint reference, ushort flags, DomainId domain, MachineFrame frame)
    {
        if (_caller.GrantFrames.Count == 0)
            return;

        byte* table = _host.Memory.HostAddress(_caller.GrantFrames[0]);
        if (_host.Memory[_caller.GrantFrames[0]].IsFree)
            return;

        byte* entry = table + (reference * (_caller.GrantVersion == 1 ? 8u : 16u));

        // As a kernel does: the rest of the entry first. Bits that say that the entry is in use are the hypervisor's.
        ushort inUse = _caller.GrantVersion == 1 ? (ushort)(Unsafe.ReadUnaligned<ushort>(entry) & 0x18) : (ushort)0;
        Unsafe.WriteUnaligned(entry + 2, domain.Value);
        if (_caller.GrantVersion == 1)
            Unsafe.WriteUnaligned(entry + 4, (uint)frame.Value);
        else
            Unsafe.WriteUnaligned(entry + 8, frame.Value);

        Unsafe.WriteUnaligned(entry, (ushort)(flags | inUse));
        _offers.RemoveAll(offer => offer.Granter == _caller && offer.Reference == reference);
        _offers.Add(new Offer(_caller, reference, domain, (flags & 3) == 2));
        LastSucceeded = true;
    }

    private ulong HostAddressOf(Step step, uint flags)
    {
        int page = step.C % PlayDomain.WindowPages;
        if ((flags & ContainsEntry) == 0)
            return PlayDomain.AddressOf(page) + (step.C / 16 % 16 == 15 ? 0x123UL : 0);

        ulong misaligned = (step.C / 16 % 4) switch { 2 => 4UL, 3 => 1, _ => 0 };
        MachineFrame table = step.C / 64 % 8 == 7 ? Frame(step.C) : _caller.L1;
        return (table.Value << Page.Shift) + ((ulong)(PlayDomain.FirstIndex + page) * 8) + misaligned;
    }

    private void MapGrant(Step step)
    {
        (PlayDomain granter, uint reference) = Offered(step.A);
        uint flags = (step.B % 16) switch
        {
            < 4 => HostMap,
            < 7 => HostMap | ReadOnlyMap,
            < 9 => HostMap | DeviceMap,
            9 => HostMap | DeviceMap | ReadOnlyMap,
            10 => DeviceMap,
            11 => DeviceMap | ReadOnlyMap,
            12 => HostMap | ContainsEntry,
            13 => HostMap | ContainsEntry | ReadOnlyMap,
            14 => HostMap | ContainsEntry | DeviceMap,
            _ => (uint)step.D,
        };
        ulong address = HostAddressOf(step, flags);
        Say($"map_grant_ref(d{granter.Domain.Id} ref {reference}, flags 0x{flags:x}, at 0x{address:x})");
        bool? expected = ExpectedMap(granter, reference, flags);
        ulong operation = Put(address, flags | ((ulong)reference << 32), granter.Domain.Id.Value, 0UL);
        long result = Call(HypercallNumber.GrantTableOp, 0, operation, 1);
        short status = result != 0 ? NoStatus : Get<short>(operation + 18);
        LastAction += $", status {status}";
        LastSucceeded = status == 0;

        if (expected is { } known && known != (status == 0) && (known || status == 0) && !(known && IsAddressReason(status)))
            throw new BrokenModelException($"{LastAction}\n  expected {(known ? "success" : "a refusal")}");

        if (status == 0)
            _caller.Mappings.Add(new HeldMapping(Get<uint>(operation + 20), address, Get<ulong>(operation + 24), flags, granter.Domain.Id, reference));
    }

    // GNTST_general_error, GNTST_bad_virt_addr, GNTST_address_too_big: where the mapping is to stand may be no good.
    private static bool IsAddressReason(short status) => status is -1 or -5 or -11;

    // False where a version 1 entry says that the mapping is not allowed; true where it allows it; null where that depends.
    private bool? ExpectedMap(PlayDomain granter, uint reference, uint flags)
    {
        if (granter.GrantVersion != 1 || granter.GrantFrames.Count == 0 || reference >= 512 || (flags & (HostMap | DeviceMap)) == 0)
            return null;

        foreach (PlayDomain play in _domains)
        {
            if (play.Mappings.Exists(mapping => mapping.Granter == granter.Domain.Id && mapping.Reference == reference))
                return null;
        }

        byte* entry = _host.Memory.HostAddress(granter.GrantFrames[0]) + (reference * 8);
        ushort granted = Unsafe.ReadUnaligned<ushort>(entry);
        if ((granted & 3) != 1 || Unsafe.ReadUnaligned<ushort>(entry + 2) != _caller.Domain.Id.Value)
            return false;

        return (granted & 4) != 0 && (flags & ReadOnlyMap) == 0 ? false : null;
    }

    private HeldMapping Mapping(int choice)
    {
        List<HeldMapping> mappings = _caller.Mappings;
        return (choice % 16) switch
        {
            14 => new HeldMapping(uint.MaxValue, PlayDomain.AddressOf(0), 0, 0, default, 0),
            15 => new HeldMapping((uint)choice, PlayDomain.AddressOf(1), 0, 0, default, 0),
            _ => mappings.Count == 0 ? default : mappings[choice % mappings.Count],
        };
    }

    private void UnmapGrant(Step step)
    {
        HeldMapping mapping = Mapping(step.A);
        bool host = step.B % 8 != 7 && (mapping.Flags & HostMap) != 0;
        bool device = step.B % 8 != 6 && (mapping.Flags & DeviceMap) != 0;
        ulong address = host ? mapping.HostAddress + (step.C % 16 == 15 ? 8UL : 0) : 0;
        ulong deviceAddress = device ? mapping.DeviceAddress : 0;
        Say($"unmap_grant_ref(handle {mapping.Handle}, 0x{address:x}, 0x{deviceAddress:x})");
        ulong operation = Put(address, deviceAddress, mapping.Handle);
        long result = Call(HypercallNumber.GrantTableOp, 1, operation, 1);
        Ended(mapping, result != 0 ? NoStatus : Get<short>(operation + 20), host ? HostMap : 0, device ? DeviceMap : 0);
    }

    private void ReplaceGrant(Step step)
    {
        HeldMapping mapping = Mapping(step.A);
        ulong replacement = PlayDomain.AddressOf(step.B % PlayDomain.WindowPages);
        Say($"unmap_and_replace(handle {mapping.Handle}, 0x{mapping.HostAddress:x}, by what is at 0x{replacement:x})");
        ulong operation = Put(mapping.HostAddress, replacement, mapping.Handle);
        long result = Call(HypercallNumber.GrantTableOp, 7, operation, 1);
        Ended(mapping, result != 0 ? NoStatus : Get<short>(operation + 20), mapping.Flags & HostMap, 0);
    }

    private void Ended(HeldMapping mapping, short status, uint host, uint device)
    {
        LastAction += $", status {status}";
        LastSucceeded = status == 0;
        int at = _caller.Mappings.IndexOf(mapping);
        if (status != 0 || at < 0)
            return;

        uint left = mapping.Flags & ~(host | device);
        if ((left & (HostMap | DeviceMap)) == 0)
            _caller.Mappings.RemoveAt(at);
        else
            _caller.Mappings[at] = mapping with { Flags = left };
    }

    // struct gnttab_copy: two times frame or reference, domain, offset; then length and flags.
    private void CopyGrant(Step step)
    {
        bool fromGrant = step.B % 2 == 0;
        bool toGrant = step.B / 2 % 3 == 0;
        (PlayDomain fromWhom, uint fromReference) = Offered(step.A);
        (PlayDomain toWhom, uint toReference) = Offered(step.D);
        ulong from = fromGrant ? fromReference : Frame(step.C).Value;
        ulong to = toGrant ? toReference : Frame(step.D).Value;
        ulong offsets = (step.C % 8) switch { 7 => 4000UL, 6 => 4096, _ => (ulong)step.C };
        ulong length = (step.D % 8) switch { 7 => 4096UL, 6 => 4097, _ => (ulong)step.D };
        ulong fromDomain = fromGrant ? fromWhom.Domain.Id.Value : DomainSelf;
        ulong toDomain = toGrant ? toWhom.Domain.Id.Value : DomainSelf;
        Say($"copy({(fromGrant ? $"ref {from} of d{fromDomain}" : Name(new MachineFrame(from)))}, +{offsets}, to {(toGrant ? $"ref {to} of d{toDomain}" : Name(new MachineFrame(to)))}, {length} bytes)");
        ulong flags = (fromGrant ? 1UL : 0) | (toGrant ? 2UL : 0);
        ulong operation = Put(from, fromDomain | (offsets << 16), to, toDomain, length | (flags << 16));
        long result = Call(HypercallNumber.GrantTableOp, 5, operation, 1);
        short status = result != 0 ? NoStatus : Get<short>(operation + 36);
        LastAction += $", status {status}";
        LastSucceeded = status == 0;
    }

    private void Transfer(Step step)
    {
        MachineFrame frame = Frame(step.A);
        (PlayDomain to, uint reference) = Offered(step.C, isForTransfer: true);
        Say($"transfer({Name(frame)}, to d{to.Domain.Id} ref {reference})");
        _lastGivenAway = frame;

        // Who has changed the tables above the argument area may read back what was put there, through an old translation.
        ulong operation = Put(frame.Value, to.Domain.Id.Value | ((ulong)reference << 32), unchecked((ushort)NoStatus));
        (ulong own, ulong others) = (_caller.Domain.PageCount, to.Domain.PageCount);
        long result = Call(HypercallNumber.GrantTableOp, 4, operation, 1);
        short status = result != 0 ? NoStatus : Get<short>(operation + 16);
        LastAction += $", status {status}";
        LastSucceeded = status == 0;
        ulong moved = others == to.Domain.PageCount ? 0UL : 1;
        if (status == 0 && (moved != 1 || own != _caller.Domain.PageCount + 1))
            throw new BrokenModelException($"{LastAction}\n  {own} and {others} pages became {_caller.Domain.PageCount} and {to.Domain.PageCount}");
    }

    private void SetVersion(Step step)
    {
        uint version = (step.A % 8) switch { < 4 => 2u, < 7 => 1, _ => 3 };
        Say($"set_version({version})");
        ulong operation = Put(version);
        if (Call(HypercallNumber.GrantTableOp, 8, operation, 1) == 0)
            _caller.GrantVersion = (int)version;
    }

    private void OtherGrant(Step step)
    {
        uint command = (step.A % 8) switch { 0 => 6u, 1 => 10, 2 or 3 or 4 => 11, 5 or 6 => 12, _ => (uint)step.B };
        Say($"grant_table_op({command}, {step.B}, {step.C})");
        ulong operation = command switch
        {
            6 => Put(DomainSelf, 0, 0),
            10 => Put(DomainSelf, 0, 0),
            11 => Put(Reference(step.B) | ((ulong)Reference(step.C) << 32), 0, 0),
            12 => Put((Frame(step.B).Value << Page.Shift) | (step.C % 2 == 0 ? 0 : (ulong)Reference(step.C)), (ulong)step.D << 16, (1UL << 31) | 1),
            _ => Put((ulong)step.B, (ulong)step.C, (ulong)step.D, 0, 0, 0, 0, 0),
        };
        Call(HypercallNumber.GrantTableOp, command, operation, 1);
    }
}
