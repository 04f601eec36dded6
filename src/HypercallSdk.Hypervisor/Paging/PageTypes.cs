// What a frame is used as, and what follows from it.
//
// A PV guest writes the tables that the processor walks. What stands between it and the rest of the machine is one rule:
// no frame is a page table and writable by its guest at the same time. If it holds, each entry of each table in use was
// looked at by the hypervisor before the processor saw it, and the entry cannot have changed since. All of this file, and
// of PageTables beside it, is bookkeeping for that rule.
//
// Two counts. A frame's reference count (Machine/FrameTable.cs) says how many reasons there are for the frame to stay its
// owner's. Its type count says how many of these reasons need it to stay what it is. Whoever counts a use of the type
// holds a reference as well, so a frame that is given away while it is in use goes when the use ends. A page mapped
// read-only is one reference; mapped writable, a reference and a use as Writable; named by an entry of a level above, a
// reference and a use as a table of that level. A pin, a vCPU's root and a frame of a vCPU's descriptor table are
// a reference and a use each.
//
// One type at a time. While the type count is above zero the type stays, and a use that needs another is refused. At zero
// the frame may become anything; it keeps its last type until it does, because then
//  - nothing has to be checked when it is used as the same again: a writable page needs no check ever, and a descriptor
//    table that nobody could write since is as good as it was;
//  - and nothing has to be flushed. A change of type flushes translations that may have been made while the frame was
//    something else: FlushStamp is the translation cache's clock of when the type count went to zero, and only a full
//    flush after that makes the next one unnecessary.
//
// Becoming a table. A frame that becomes a table of some level is validated: all its entries are looked at, and each one
// takes what it needs of what it names (which, one level down, may validate another table). If one is refused, those
// before it give back what they took, and the frame has no type at all. When the type count of a table goes to zero its
// entries give back what they hold, which may do the same to tables below. The bit Validated is set between the two: a
// table whose bit is clear is not to be trusted by any walk.
//
// Tables form no rings: an entry takes a use of the level below its own, so what a table holds is always lower than it
// is. The one exception is the linear page table, by which a guest sees its own tables as memory: an entry
// of an L2, L3 or L4 table may name a table of the same level, read-only. So that chains of them cannot make a ring of
// tables that hold each other, a table with such entries may not be named by any, and one that is named so may have none:
// FrameInfo.LinearCount counts the one below zero and the other above. A table that names itself holds nothing by it,
// or it could never be let go.
//
// The hypervisor's own frames that a guest may map (shared_info, its grant table's) are Shared for ever: usable as Writable,
// never as anything else. Frames that the host writes by address, a hosted kernel's image and its console ring, are used as
// Writable by the host from the first moment to the last, so they are never tables.
//
// Nothing here is interrupted, where Xen stops long validations to let others run (so there is no partial state), and
// nothing runs at once, so there is nothing to lock.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>Takes and puts back uses of frames as a type. One a host.</summary>
internal sealed unsafe partial class PageTypes
{
    private readonly MachineMemory _memory;
    private readonly FrameTable _frames;
    private readonly PageTables _tables;

    public PageTypes(MachineMemory memory, PageTables tables)
    {
        _memory = memory;
        _frames = memory.Frames;
        _tables = tables;
    }

    /// <summary>
    /// Takes a use of <paramref name="frame"/> as <paramref name="type"/>. The caller holds a reference to it. Who is the
    /// first to need that type makes the frame what it is to be, if its content allows that.
    /// </summary>
    /// <param name="caller">Who gets the explanation; null when the host itself acts.</param>
    /// <param name="owner">The frame's owner.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="type">What it is needed as.</param>
    public HypercallResult GetType(Vcpu? caller, Domain owner, MachineFrame frame, FrameType type)
    {
        ref FrameInfo info = ref _frames[frame];
        if (type == FrameType.Writable)
        {
            return TryGetWritable(ref info)
                ? HypercallResult.Success
                : RefuseType(caller, frame, type);
        }

        if (info.TypeCount == 0)
        {
            _memory.Changed(frame);
            Become(ref info, type);
            info.TypeCount = 1;
            return info.Has(FrameFlags.Validated) ? HypercallResult.Success : Validate(caller, owner, frame, type);
        }

        if (info.Type != type || !info.Has(FrameFlags.Validated) || info.TypeCount == uint.MaxValue)
            return RefuseType(caller, frame, type);

        info.TypeCount++;
        return HypercallResult.Success;
    }

    /// <summary>Takes a use as Writable, which needs no look at the frame's content; false when it is something else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetWritable(ref FrameInfo info)
    {
        if (info.Type == FrameType.Writable && info.TypeCount - 1 < uint.MaxValue - 1)
        {
            info.TypeCount++;
            return true;
        }

        return TryBecomeWritable(ref info);
    }

    /// <summary>Puts back a use of a frame's type, whichever it is. The caller keeps its reference.</summary>
    public void PutType(MachineFrame frame) => PutType(ref _frames[frame], frame);

    /// <summary>Puts back a use of a type.</summary>
    /// <param name="info">What is known about the frame.</param>
    /// <param name="frame">The frame.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PutType(ref FrameInfo info, MachineFrame frame)
    {
        if (info.TypeCount > 1)
            info.TypeCount--;
        else
            PutLastUse(ref info, frame);
    }

    /// <summary>Takes a reference to a frame of <paramref name="owner"/>'s, and a use of it as <paramref name="type"/>.</summary>
    public HypercallResult GetPageAndType(Vcpu? caller, Domain owner, MachineFrame frame, FrameType type)
    {
        if (!Owns(owner, frame))
            return RefuseOwner(caller, owner, frame);

        if (_frames[frame].ReferenceCount == FrameTable.MostReferences)
            return Refuse(caller, XenErrno.Busy, $"frame {frame} has as many references as can be counted", "frame", frame.Value, "a frame in fewer uses");

        // The use first, so that what explains a refusal sees the counts as they were.
        HypercallResult result = GetType(caller, owner, frame, type);
        if (result.IsSuccess)
            _frames[frame].ReferenceCount++;

        return result;
    }

    /// <summary>Puts back a use of a frame's type and the reference that went with it.</summary>
    public void PutPageAndType(MachineFrame frame)
    {
        PutType(frame);
        _frames.PutPage(frame);
    }

    /// <summary>Whether <paramref name="frame"/> exists and is <paramref name="owner"/>'s.</summary>
    public bool Owns(Domain owner, MachineFrame frame) => _memory.Contains(frame) && _frames[frame].IsOwnedBy(owner.Id);

    // A change of type: no translation may be left that was made while the frame was something else.
    private void Become(ref FrameInfo info, FrameType type)
    {
        if (info.Type == type)
            return;

        if (_memory.Planted != PlantedBug.StaleTranslationsStay)
            _frames.Translations?.FlushIfStale(info.FlushStamp);

        info.Type = type;
        info.Flags &= ~FrameFlags.Validated;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryBecomeWritable(ref FrameInfo info)
    {
        if (info.Type == FrameType.Shared)
        {
            info.TypeCount++;
            return true;
        }

        if (info.TypeCount != 0)
            return false;

        Become(ref info, FrameType.Writable);
        info.Flags |= FrameFlags.Validated;
        info.TypeCount = 1;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PutLastUse(ref FrameInfo info, MachineFrame frame)
    {
        if (info.TypeCount == 0)
            throw new InvalidOperationException($"Frame {frame} is not in use as {info.Type}: there is nothing to put back.");

        // A table's entries go while its last use is still counted: nobody can take it for anything else meanwhile.
        if (info.Type is >= FrameType.L1 and <= FrameType.L4 && info.Has(FrameFlags.Validated))
        {
            info.Flags &= ~FrameFlags.Validated;
            _tables.Invalidate(frame, LevelOf(info.Type));
        }

        info.TypeCount = 0;
        info.FlushStamp = _frames.Translations?.Clock ?? 0;
    }

    private HypercallResult Validate(Vcpu? caller, Domain owner, MachineFrame frame, FrameType type)
    {
        HypercallResult result = type == FrameType.SegmentDescriptor
            ? SegmentDescriptors.Validate(caller, frame, Descriptors(frame))
            : _tables.Validate(caller, owner, frame, LevelOf(type));

        ref FrameInfo info = ref _frames[frame];
        if (result.IsSuccess)
        {
            info.Flags |= FrameFlags.Validated;
            return result;
        }

        info.Type = FrameType.None;
        info.TypeCount = 0;
        return result;
    }

    // SAFETY: the frame exists: a reference to it is held.
    private Span<ulong> Descriptors(MachineFrame frame) => new(_memory.HostAddress(frame), EntryRules.EntriesPerTable);

    /// <summary>The level of a page table's type.</summary>
    public static int LevelOf(FrameType type) => type - FrameType.L1 + 1;

    /// <summary>The type of a page table of <paramref name="level"/>.</summary>
    public static FrameType TypeOf(int level) => (FrameType)((int)FrameType.L1 + level - 1);
}
