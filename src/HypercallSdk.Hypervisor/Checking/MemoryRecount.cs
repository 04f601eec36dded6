using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Checking;

/// <summary>One recount of a machine's memory; made once a host, since its tables are large.</summary>
internal sealed unsafe partial class MemoryRecount(Host host)
{
    private const int MostLines = 40;

    private readonly MachineMemory _memory = host.Memory;
    private readonly FrameTable _frames = host.Memory.Frames;
    private readonly RecountedFrame[] _found = new RecountedFrame[host.Memory.FrameCount];
    private readonly List<MachineFrame> _owned = [];
    private readonly List<string> _lines = [];
    private ulong _end;

    /// <summary>Counts everything and returns what disagrees.</summary>
    public IReadOnlyList<string> Run()
    {
        Array.Clear(_found, 0, (int)_end);
        _owned.Clear();
        _lines.Clear();
        foreach (DomainMemory owner in _frames.Owners)
            CountOwner(owner);

        CountGrants();
        foreach (Domain domain in host.Domains)
            CountDomain(domain);

        foreach (MachineFrame frame in _owned)
            CountFrame(frame);

        foreach (MachineFrame frame in _owned)
            Compare(frame);

        CompareFree();
        CheckTranslations();
        return _lines.Count == 0 ? [] : _lines.ToArray();
    }

    private void CountOwner(DomainMemory owner)
    {
        CountList(owner, owner.Pages, hypervisor: false);
        CountList(owner, owner.SharedFrames, hypervisor: true);
        if (owner.PageCount > ulong.Max(owner.MaximumPages, owner.KeptPages))
            Say($"domain {owner.Owner} has {owner.PageCount} pages and may have {owner.MaximumPages}");
    }

    private void CountList(DomainMemory owner, FrameList list, bool hypervisor)
    {
        ulong count = 0;
        foreach (MachineFrame frame in list.All())
        {
            if (!_memory.Contains(frame))
            {
                Say($"the list of domain {owner.Owner} names frame {frame}, which the machine does not have");
                return;
            }

            ref RecountedFrame found = ref Found(frame);
            if (found.IsListed)
            {
                Say($"frame {frame} is on a list twice, the second time on domain {owner.Owner}'s");
                return;
            }

            found.IsListed = true;
            _owned.Add(frame);
            count++;
            ref readonly FrameInfo info = ref _frames[frame];
            if (!info.IsOwnedBy(owner.Owner))
                Say($"frame {frame} is on the list of domain {owner.Owner} and belongs to {OwnerName(info)}");

            if (info.Has(FrameFlags.Hypervisor) != hypervisor)
                Say($"frame {frame} of domain {owner.Owner} is on the list of {(hypervisor ? "the hypervisor's frames" : "its pages")} and {(hypervisor ? "is not" : "is")} the hypervisor's");
        }

        if (count != list.Count)
            Say($"domain {owner.Owner} has {count} {(hypervisor ? "frames of the hypervisor's" : "pages")} on its list, counted {list.Count}");
    }

    private void CountDomain(Domain domain)
    {
        foreach (Vcpus.Vcpu vcpu in domain.Vcpus)
        {
            CountVcpu(domain, vcpu);
            if (vcpu.InfoFrame is { } info)
            {
                Reference(info);
                Use(info, FrameType.Writable);
            }
        }

        if (domain.EventChannels.Fifo is { } fifo)
            CountEventPages(fifo);
    }

    // Each is one reference and one use as Writable, also where several vCPUs' control blocks share a frame.
    private void CountEventPages(FifoEvents fifo)
    {
        foreach (MachineFrame frame in fifo.Pages)
            Hold(frame);

        foreach (FifoQueues? queues in fifo.Queues)
        {
            if (queues is not null)
                Hold(queues.Frame);
        }

        void Hold(MachineFrame frame)
        {
            Reference(frame);
            Use(frame, FrameType.Writable);
        }
    }

    // What the frame's own flags, and its entries when it is a table, stand for.
    private void CountFrame(MachineFrame frame)
    {
        ref readonly FrameInfo info = ref _frames[frame];
        ref RecountedFrame found = ref _found[frame.Value];
        if (info.Has(FrameFlags.Allocated))
            found.References++;

        if (info.Has(FrameFlags.Held))
        {
            found.References++;
            found.WritableUses++;
        }

        if (info.Has(FrameFlags.Hypervisor | FrameFlags.Allocated))
            Use(frame, FrameType.Shared);

        if (info.Has(FrameFlags.Pinned))
        {
            found.References++;
            Use(frame, info.Type);
            if (!IsTable(info.Type))
                Say($"{Describe(frame)}: pinned, and no page table");
        }

        if (IsTable(info.Type) && info.TypeCount > 0)
            CountEntries(frame, in info);
    }

    private void Compare(MachineFrame frame)
    {
        ref readonly FrameInfo info = ref _frames[frame];
        ref readonly RecountedFrame found = ref _found[frame.Value];
        if (info.ReferenceCount != found.References)
            Say($"{Describe(frame)}: {info.ReferenceCount} references, recounted {found.References}");

        // The hypervisor's own frames keep their type; writable mappings of theirs count towards it.
        uint writable = info.Type is FrameType.Writable or FrameType.Shared ? found.WritableUses : 0;
        uint uses = info.Type == FrameType.Writable ? writable : found.OtherUses + writable;
        if (info.TypeCount != uses)
            Say($"{Describe(frame)}: counted {info.TypeCount} times as {info.Type}, recounted {uses}");

        if (found.WritableUses > 0 && info.Type is not (FrameType.Writable or FrameType.Shared))
            Say($"{Describe(frame)}: mapped writable {found.WritableUses} times while it is {info.Type}");

        if (found.OtherUses > 0 && (found.HasConflict || found.OtherType != info.Type))
            Say($"{Describe(frame)}: used as {found.OtherType}{(found.HasConflict ? " and as another type too" : string.Empty)} while it is {info.Type}");

        if (IsTable(info.Type) && info.Has(FrameFlags.Validated) != info.TypeCount > 0)
            Say($"{Describe(frame)}: {(info.TypeCount > 0 ? "counted and not validated" : "validated and not counted")}");

        int linear = found.LinearUses - found.LinearEntries;
        if (info.LinearCount != linear || (found.LinearUses > 0 && found.LinearEntries > 0))
            Say($"{Describe(frame)}: linear count {info.LinearCount}, recounted {found.LinearUses} uses and {found.LinearEntries} entries");
    }

    private void CompareFree()
    {
        var noFrame = default(FrameInfo);
        ulong free = _memory.FrameCount - _end;
        for (ulong number = 0; number < _end; number++)
        {
            if (_found[number].IsListed)
                continue;

            free++;
            var frame = new MachineFrame(number);
            ref readonly FrameInfo info = ref _frames[frame];
            ref readonly RecountedFrame found = ref _found[number];
            if (!info.IsFree)
            {
                Say($"{Describe(frame)}: on nobody's list");
                continue;
            }

            if (found.References + found.WritableUses + found.OtherUses > 0)
                Say($"frame {frame} is free, and {found.References} references to it were found");

            if (info.Type != noFrame.Type || info.TypeCount != 0 || info.ReferenceCount != 0 || info.LinearCount != 0 || (info.Flags & ~FrameFlags.Used) != 0)
                Say($"{Describe(frame)}: free, with a type, a count or a flag");

            if (_memory.PseudoPhysicalOf(frame) != MachineMemory.NoPseudoPhysical)
                Say($"frame {frame} is free and has pseudo-physical address 0x{_memory.PseudoPhysicalOf(frame):x}");
        }

        // Beyond the last frame ever used there is nothing to look at but how many are left.
        ulong counted = _memory.FreeFrames + _frames.FirstFrame;
        if (free != counted)
            Say($"{free} frames belong to nobody, counted {counted}");
    }

    private void Reference(MachineFrame frame) => Found(frame).References++;

    private void Use(MachineFrame frame, FrameType type)
    {
        ref RecountedFrame found = ref Found(frame);
        if (type == FrameType.Writable)
        {
            found.WritableUses++;
            return;
        }

        found.HasConflict |= found.OtherUses > 0 && found.OtherType != type;
        found.OtherUses++;
        found.OtherType = type;
    }

    // Frames are handed out from the lowest on, so that those in use lie together: what was ever used ends at _end.
    private ref RecountedFrame Found(MachineFrame frame)
    {
        _end = ulong.Max(_end, frame.Value + 1);
        return ref _found[frame.Value];
    }

    private static bool IsTable(FrameType type) => type is >= FrameType.L1 and <= FrameType.L4;

    private static string OwnerName(in FrameInfo info) => info.IsFree ? "nobody" : $"domain {info.Owner}";

    private string Describe(MachineFrame frame)
    {
        ref readonly FrameInfo info = ref _frames[frame];
        return $"frame {frame} of {OwnerName(info)} ({info.Type}, {info.Flags})";
    }

    private void Say(string line)
    {
        if (_lines.Count < MostLines)
            _lines.Add(line);
        else if (_lines.Count == MostLines)
            _lines.Add("and more");
    }
}
