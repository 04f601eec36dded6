// Who owns each frame, and for how long. (What a frame is used as, and what that allows, is Paging/PageTypes.cs.)
//
//  - A frame is free, or has one owner and at least one reference. The owner's own reference is the flag Allocated; each
//    mapping, each table entry, pin, root, grant mapping and the host itself hold one more. Who gives a frame away gives up
//    the owner's reference alone: the frame goes when the last of the others does, and stays the old owner's until then.
//  - The last reference goes last: a frame whose type is still counted has references.
//  - A frame that goes keeps the clock of the translation cache. Before it is handed out again, translations that are as
//    old as that are flushed: no processor can reach it through what its last owner mapped.
//  - A frame that was used is zeroed before it is handed out again: nobody reads what another domain left.
//  - The hypervisor's frames that a domain may map (shared_info, its grant table's) are on a list of their own, typed
//    Shared, and go with the domain alone.
using System;
using System.Collections.Generic;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>What is known about each frame of the machine, and the references to it.</summary>
internal sealed class FrameTable
{
    /// <summary>As many as can be counted: who wants one more is refused, or a frame could go that is still in use.</summary>
    public const uint MostReferences = uint.MaxValue;

    private readonly FrameInfo[] _frames;
    private readonly FrameAllocator _allocator;
    private readonly MachineMemory _memory;
    private readonly Dictionary<ushort, DomainMemory> _owners = [];

    public FrameTable(MachineMemory memory, ulong firstFrame)
    {
        _memory = memory;
        _frames = new FrameInfo[memory.FrameCount];
        _allocator = new FrameAllocator(firstFrame, memory.FrameCount);
        FirstFrame = firstFrame;
    }

    /// <summary>The lowest frame that is ever handed out.</summary>
    public ulong FirstFrame { get; }

    /// <summary>The accounts of the domains' frames, dying ones' too.</summary>
    public IEnumerable<DomainMemory> Owners => _owners.Values;

    /// <summary>The cached translations.</summary>
    public ITranslationFlush? Translations { get; set; }

    /// <summary>The frames that were used through a grant, for who asks what others can see; null where nobody does.</summary>
    public HashSet<ulong>? Granted { get; set; }

    /// <summary>How many frames the machine has.</summary>
    public ulong Count => (ulong)_frames.Length;

    /// <summary>How many frames are free.</summary>
    public ulong FreeCount => _allocator.FreeCount;

    /// <summary>The number behind the highest frame that was ever handed out: nothing is known about those from there on.</summary>
    public ulong UsedEnd { get; private set; }

    /// <summary>What is known about all of them.</summary>
    public Span<FrameInfo> Infos => _frames;

    /// <summary>What is known about <paramref name="frame"/>, which must exist.</summary>
    public ref FrameInfo this[MachineFrame frame] => ref _frames[frame.Value];

    /// <summary>Makes the account of a new domain's frames.</summary>
    public DomainMemory AddOwner(DomainId domain, ulong maximumPages)
    {
        var memory = new DomainMemory(this, domain, maximumPages);
        _owners.Add(domain.Value, memory);
        return memory;
    }

    /// <summary>The account of a domain's frames, dying ones' too; null when the domain has none left.</summary>
    public DomainMemory? OwnerOf(DomainId domain) => _owners.GetValueOrDefault(domain.Value);

    /// <summary>Closes the account of a domain: at once, or when its last frame goes.</summary>
    public void RemoveOwner(DomainMemory owner)
    {
        owner.IsDying = true;
        ForgetIfEmpty(owner);
    }

    /// <summary>
    /// Takes a reference to a frame that <paramref name="owner"/> owns; false when it does not, or no more can be counted.
    /// </summary>
    public bool TryGetPage(MachineFrame frame, DomainId owner)
    {
        if (frame.Value >= (ulong)_frames.Length)
            return false;

        ref FrameInfo info = ref _frames[frame.Value];
        if (!info.IsOwnedBy(owner) || info.ReferenceCount is 0 or MostReferences)
            return false;

        info.ReferenceCount++;
        return true;
    }

    /// <summary>Lets go of a reference; with the last one the frame is free.</summary>
    public void PutPage(MachineFrame frame)
    {
        ref FrameInfo info = ref _frames[frame.Value];
        if (info.ReferenceCount == 0)
            throw new InvalidOperationException($"Frame {frame} has no reference to let go of.");

        if (--info.ReferenceCount == 0)
            Free(frame);
    }

    /// <summary>Hands a zeroed frame to <paramref name="owner"/>; false when the machine has none left.</summary>
    public bool TryAllocate(DomainMemory owner, out MachineFrame frame)
    {
        bool allocated = TryAllocate(owner, 1, out FrameExtent extent);
        frame = new MachineFrame(extent.Start);
        return allocated;
    }

    /// <summary>Hands neighbouring zeroed frames to <paramref name="owner"/>; false when there is no such run.</summary>
    public bool TryAllocate(DomainMemory owner, ulong count, out FrameExtent extent) =>
        TryAllocate(owner, count, 1, ulong.MaxValue, out extent);

    /// <summary>
    /// Hands neighbouring zeroed frames to <paramref name="owner"/>, the first of which is a multiple of
    /// <paramref name="alignment"/>, all below <paramref name="limit"/>; false when there is no such run.
    /// </summary>
    public bool TryAllocate(DomainMemory owner, ulong count, ulong alignment, ulong limit, out FrameExtent extent)
    {
        if (!_allocator.TryTake(count, alignment, limit, out extent))
            return false;

        Prepare(extent, owner);
        return true;
    }

    /// <summary>
    /// Hands zeroed frames that are neighbours to <paramref name="owner"/>, at most <paramref name="most"/>; false when the
    /// machine has none left.
    /// </summary>
    public bool TryAllocateSome(DomainMemory owner, ulong most, out FrameExtent extent)
    {
        if (!_allocator.TryTakeSome(most, out extent))
            return false;

        Prepare(extent, owner);
        return true;
    }

    /// <summary>Hands a zeroed frame of the hypervisor's own to a domain to share; false when the machine has none left.</summary>
    public bool TryAllocateHypervisor(DomainMemory owner, out MachineFrame frame)
    {
        bool allocated = _allocator.TryTake(1, out FrameExtent extent);
        frame = new MachineFrame(extent.Start);
        if (!allocated)
            return false;

        Prepare(frame);
        ref FrameInfo info = ref _frames[frame.Value];
        info.Owner = owner.Owner;
        info.Flags = FrameFlags.Used | FrameFlags.Hypervisor | FrameFlags.Allocated | FrameFlags.Validated;
        info.Type = FrameType.Shared;
        info.TypeCount = 1;
        info.ReferenceCount = 1;
        owner.SharedFrames.Add(frame);
        return true;
    }

    /// <summary>
    /// Takes back a frame of the hypervisor's own. It goes when its last mapping does.
    /// </summary>
    public void FreeHypervisor(MachineFrame frame)
    {
        _frames[frame.Value].TypeCount--;
        TryDropAllocation(frame);
    }

    /// <summary>Gives up the owner's own reference; false when it was given up before.</summary>
    public bool TryDropAllocation(MachineFrame frame)
    {
        ref FrameInfo info = ref _frames[frame.Value];
        if (!info.Has(FrameFlags.Allocated))
            return false;

        info.Flags &= ~FrameFlags.Allocated;
        PutPage(frame);
        return true;
    }

    /// <summary>
    /// Takes a frame from its owner for somebody else, without freeing it: only while the owner's reference is the last one
    /// and no use of its type is left (<c>steal_page</c>).
    /// </summary>
    public bool TrySteal(MachineFrame frame, DomainMemory from)
    {
        if (frame.Value >= (ulong)_frames.Length)
            return false;

        ref FrameInfo info = ref _frames[frame.Value];
        if (!info.IsOwnedBy(from.Owner) || !info.Has(FrameFlags.Allocated) || info.ReferenceCount != 1 || info.TypeCount != 0 || info.Has(FrameFlags.Hypervisor))
            return false;

        from.Pages.Remove(frame);
        info.FlushStamp = Translations?.Clock ?? 0;
        Translations?.FlushIfStale(info.FlushStamp);
        info.Release();
        _memory.Changed(frame);
        _memory.SetPseudoPhysical(frame, MachineMemory.NoPseudoPhysical);
        ForgetIfEmpty(from);
        return true;
    }

    /// <summary>Gives a frame that nobody owns to a domain, with its content (<c>assign_pages</c>).</summary>
    public void Assign(MachineFrame frame, DomainMemory to)
    {
        ref FrameInfo info = ref _frames[frame.Value];
        info.Owner = to.Owner;
        info.Flags = FrameFlags.Used | FrameFlags.Allocated;
        info.ReferenceCount = 1;
        to.Pages.Add(frame);
    }

    /// <summary>Gives back a frame that was stolen and not assigned.</summary>
    public void ReturnStolen(MachineFrame frame) => _allocator.Return(new FrameExtent(frame.Value, 1));

    private void Prepare(FrameExtent extent, DomainMemory owner)
    {
        for (ulong number = extent.Start; number < extent.End; number++)
        {
            var frame = new MachineFrame(number);
            Prepare(frame);
            Assign(frame, owner);
        }
    }

    private void Prepare(MachineFrame frame)
    {
        UsedEnd = ulong.Max(UsedEnd, frame.Value + 1);
        ref FrameInfo info = ref _frames[frame.Value];
        if (!info.Has(FrameFlags.Used))
            return;

        Translations?.FlushIfStale(info.FlushStamp);
        _memory.Clear(frame);
    }

    private void Free(MachineFrame frame)
    {
        ref FrameInfo info = ref _frames[frame.Value];
        if (info.TypeCount != 0)
            throw new InvalidOperationException($"Frame {frame} lost its last reference while it is counted {info.TypeCount} times as {info.Type}.");

        DomainMemory owner = _owners[info.Owner.Value];
        (info.Has(FrameFlags.Hypervisor) ? owner.SharedFrames : owner.Pages).Remove(frame);
        info.FlushStamp = Translations?.Clock ?? 0;
        info.Release();
        _memory.Changed(frame);
        _memory.SetPseudoPhysical(frame, MachineMemory.NoPseudoPhysical);
        _allocator.Return(new FrameExtent(frame.Value, 1));
        if (owner.IsDying && owner.Pages.Count == 0 && owner.LastPageGone is { } gone)
        {
            owner.LastPageGone = null;
            gone();
        }

        ForgetIfEmpty(owner);
    }

    private void ForgetIfEmpty(DomainMemory owner)
    {
        if (owner.IsDying && owner.Pages.Count == 0 && owner.SharedFrames.Count == 0)
            _owners.Remove(owner.Owner.Value);
    }
}
