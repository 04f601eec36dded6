using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <content>From one version to the other.</content>
internal sealed unsafe partial class GrantTable
{
    private const int ReservedCount = (int)ReservedGrants.Count;

    /// <summary>Changes the version, keeping the reserved entries and clearing all others.</summary>
    public HypercallResult SetVersion(Vcpu caller, uint version)
    {
        if (version is not (1 or 2))
            return Refuse(caller, XenErrno.InvalidArgument, "there is no such version", version, "1 or 2");

        if (version > MaximumVersion)
            return Refuse(caller, XenErrno.NotImplemented, "the domain's table is limited to version 1", version, "1");

        if (version == Version)
            return HypercallResult.Success;

        for (uint i = ReservedGrants.Count; i < uint.Min(EntryCount, (uint)_active.Length); i++)
        {
            ref readonly ActiveGrant grant = ref _active[i];
            if (grant.IsInUse)
                return Refuse(caller, XenErrno.Busy, $"the version changes while no grant is in use, but grant {i} is, by domain {grant.User}", version, $"no use of any but the first {ReservedGrants.Count} grants");
        }

        return version == 2 ? ToVersion2(caller) : ToVersion1(caller);
    }

    private static HypercallResult Refuse(Vcpu caller, XenErrno error, string rule, uint version, string expected) =>
        caller.Refuse(error, rule, "operation.Version", version, expected);

    private HypercallResult ToVersion2(Vcpu caller)
    {
        if (!TryGrowStatus(FrameCount))
            return Refuse(caller, XenErrno.OutOfMemory, "the machine has no memory left for the status frames", 2, "free memory");

        // SAFETY: here and below, every table has the reserved entries: its first frame holds more than those.
        Span<GrantEntryV1> kept = stackalloc GrantEntryV1[ReservedCount];
        for (int i = 0; i < ReservedCount; i++)
            kept[i] = *EntryV1(At(i));

        Clear();
        Version = 2;
        for (int i = 0; i < ReservedCount; i++)
        {
            *Status(At(i)) = (ushort)(kept[i].Flags & InUse);
            GrantEntryV2* entry = EntryV2(At(i));
            entry->Header.Domain = kept[i].Domain;
            entry->Frame = kept[i].Frame;
            entry->Header.Flags = kept[i].Flags & ~InUse;
        }

        return HypercallResult.Success;
    }

    private HypercallResult ToVersion1(Vcpu caller)
    {
        Span<GrantEntryV1> kept = stackalloc GrantEntryV1[ReservedCount];
        for (int i = 0; i < ReservedCount; i++)
        {
            GrantEntry entry = Fetch(At(i));
            if (entry.Type == GrantEntryFlags.Transitive || (entry.Type == GrantEntryFlags.PermitAccess && entry.Frame > uint.MaxValue))
                return Refuse(caller, XenErrno.OutOfRange, $"version 1 cannot say what grant {i} says: {entry}", 1, "reserved grants of whole pages with frames below 2^32");

            // What accepted a transfer is lost, as on Xen.
            kept[i] = entry.Type == GrantEntryFlags.PermitAccess
                ? new GrantEntryV1 { Flags = entry.Flags | (GrantEntryFlags)(*Status(At(i))), Domain = entry.Domain, Frame = (uint)entry.Frame }
                : default;
        }

        foreach (MachineFrame frame in StatusFrames)
        {
            if (_memory.Planted == PlantedBug.MappedStatusFramesAreFreed)
                (_memory[frame].ReferenceCount, _memory[frame].TypeCount) = (1, 1);

            if (_memory[frame].ReferenceCount != 1)
                return Refuse(caller, XenErrno.Busy, $"the status frame {frame} is still mapped", 1, "no mapping of the status frames");
        }

        ShrinkStatusTo(0);
        Clear();
        Version = 1;
        for (int i = 0; i < ReservedCount; i++)
            *EntryV1(At(i)) = kept[i];

        return HypercallResult.Success;
    }

    private void Clear()
    {
        foreach (MachineFrame frame in Frames)
            _memory.Clear(frame);
    }

    private static GrantReference At(int index) => new((uint)index);
}
