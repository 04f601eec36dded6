// Entries of page tables: what each holds while it stands in a table in use. (Why is told in PageTypes.)
//
//  - An L1 entry holds a reference to its page, and a use as Writable when it allows writing.
//  - An entry above names a table of the level below: a reference, and a use as such a table. Or, read-only, a table of its
//    own level: a linear page table.
//  - An entry that is not present holds nothing, whatever its other bits are.
//  - L4 entries 256 to 271 are the hypervisor's: a guest cannot write them, and what it left there is overwritten when
//    the frame becomes a root.
//
// An L1 entry's frame is of the table's owner, or of the domain that the caller named in the call: control domains map the
// memory of others. (What is mapped by a grant is GrantTables'.) What an entry took it puts back without looking
// whose it was.
//
// A change of an entry takes what the new one needs, writes it, and puts back what the old one held, in that order: at no
// moment does an entry stand without what it holds. An entry that differs only in bits which change nothing of what it
// holds (EntryRules.HoldsTheSame) is written as it is. Writable is no such bit at any level: above L1 it decides whether an
// entry could make a linear page table writable.
//
// Each failure is explained once, where it is found, with the entry's place: what is above passes the result on.
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>Checks entries and counts what they hold. One a host.</summary>
internal sealed unsafe partial class PageTables
{
    // Xen's address of a frame that does not exist: all the bits that an entry has for it.
    private const ulong InvalidFrame = EntryRules.FrameBits >> Page.Shift;

    private readonly MachineMemory _memory;
    private readonly FrameTable _frames;
    private readonly PageTypes _types;
    private readonly TranslationCache _translations;

    public PageTables(MachineMemory memory, TranslationCache translations)
    {
        _memory = memory;
        _translations = translations;
        _frames = memory.Frames;
        _types = new PageTypes(memory, this);
    }

    /// <summary>The types of the frames that the entries name.</summary>
    public PageTypes Types => _types;

    /// <summary>Takes what a present L1 entry holds.</summary>
    /// <param name="caller">Who gets the explanation; null when the host itself acts.</param>
    /// <param name="tableOwner">Whose table it is.</param>
    /// <param name="pageOwner">Whose page the entry is to map; null for device memory or the hypervisor's own.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="place">Where it is to stand.</param>
    public HypercallResult GetPageFromL1(Vcpu? caller, Domain tableOwner, Domain? pageOwner, PageTableEntry entry, EntryPlace place)
    {
        ulong value = entry.Value;
        if ((value & EntryRules.Disallowed(1, tableOwner)) != 0)
            return RefuseBits(caller, tableOwner, entry, place);

        if (!_memory.Contains(entry.Frame))
            return RefuseNoMemory(caller, entry, place);

        ref FrameInfo info = ref _frames[entry.Frame];
        if (pageOwner is null || !info.IsOwnedBy(pageOwner.Id))
        {
            // A privileged domain that changes another's table may map what is that one's.
            if (info.IsFree || pageOwner is null || pageOwner == tableOwner || !pageOwner.IsControlDomain)
                return RefusePageOwner(caller, pageOwner ?? tableOwner, entry, place);
        }

        if (info.ReferenceCount == FrameTable.MostReferences)
            return RefuseReferences(caller, entry, place);

        bool writable = EntryRules.IsWritable(value);
        if (writable && !_types.TryGetWritable(ref info))
            return RefuseWritable(caller, entry, place);

        if (info.Has(FrameFlags.Hypervisor) && (value & EntryRules.Caching) != 0)
        {
            if (writable)
                _types.PutType(ref info, entry.Frame);

            return RefuseCaching(caller, entry, place);
        }

        info.ReferenceCount++;
        return HypercallResult.Success;
    }

    /// <summary>Puts back what an L1 entry holds; one that is not present holds nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PutPageFromL1(PageTableEntry entry)
    {
        if (!entry.IsPresent)
            return;

        ref FrameInfo info = ref _frames[entry.Frame];
        if (EntryRules.IsWritable(entry.Value))
            _types.PutType(ref info, entry.Frame);

        _frames.PutPage(entry.Frame);
    }
}
