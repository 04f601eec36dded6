// The software TLB of one physical CPU.
//
// What a hit proves. There is a table for each mode and kind of access, and an entry gets into one only when a walk of the
// guest's tables allowed that access in that mode. An entry's tag is the whole virtual page number beside the tag of the
// address space, and the address of the last byte wanted is what it is compared with. So one comparison checks at once that
// the page is mapped, that the access is allowed, that the address is canonical and outside the hypervisor's hole (neither
// was ever entered), and that the access does not run over the end of the page (the next page has another place in the table).
//
// Tags. An address space has one of 4094 tags while it has anything cached, and the tag says whose an entry is: a vCPU that
// runs again finds its translations as it left them. A flush takes the space's tag away; the next access that misses gets a
// fresh one, and what was entered under the old one matches nobody's comparison any more. When the tags run out every space
// that has one loses it, one that has slept since the last time included, and all entries are cleared before a tag is given
// a second time: no tag ever means two spaces while an entry with it exists. A space without a tag has 0xfff for it, which
// is in no entry; an empty entry is zero, and zero is no space's tag.
//
// Staleness. As on the processor, a translation outlives the entry that it was made from until something flushes it: the
// guest's own flushes, a new base pointer, chance. A guest sees its own mistakes exactly so. But a stale translation must
// never reach a frame that has become somebody else's, or a page table: then a guest could write entries that nobody
// validated. It cannot, because of an order in time:
//   1. a frame becomes somebody else's only after its last reference went, and a page table only after its last writable
//      mapping went: both are counted, and every entry that maps a frame counts;
//   2. when the last one goes, the frame is stamped with Clock: any translation of it was made before that moment, since a
//      walk can only find what an entry maps;
//   3. before the frame is used anew FlushIfStale is asked with that stamp, and flushes all unless a full flush came after it.
// Clock counts full flushes and nothing else, so "came after" is "the clock stands elsewhere". It is never wrong in the
// unsafe direction: a clock that wrapped all the way round makes one flush too many.
//
// What a frame's contents are is no matter of the cache: reads of a frame that became a table are harmless, for a table may
// be mapped read-only, and Accessed and Dirty bits are set when a translation is made, never at a hit.
//
// Determinism. What is cached follows from the sequence of accesses alone: places come from virtual addresses and tags, tags
// from the order of use. No host address has a part in it.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>The translations that one physical CPU remembers.</summary>
internal sealed unsafe class TranslationCache : ITranslationFlush
{
    /// <summary>Entries of each table that an address space sees: 4 MiB of pages.</summary>
    public const int EntriesPerTable = 1024;

    /// <summary>The tag of an address space that has none.</summary>
    public const ulong NoTag = 0xfff;

    /// <summary>The first and the last tag that is given to an address space.</summary>
    public const ulong FirstTag = 1;

    /// <inheritdoc cref="FirstTag"/>
    public const ulong LastTag = NoTag - 1;

    // An index is bits 12 to 21 of the address, moved down to where they count entries of 16 bytes.
    private const int IndexShift = Page.Shift - 4;
    private const ulong IndexMask = (EntriesPerTable - 1) << 4;

    /// <summary>How many entries lie between the tables of two kinds of access, of one mode, in the order of <see cref="MemoryAccess"/>.</summary>
    public const int BetweenTables = 2 * EntriesPerTable;

    private const int Accesses = 3;
    private const int Tables = 2 * Accesses;
    private const int CacheLine = 64;

    private readonly byte[] _memory;
    private readonly TranslationEntry* _tables;

    // Who was given a tag since tags were last taken, once for each: at most as many as there are tags.
    private readonly List<AddressSpace> _tagged = new((int)LastTag);
    private ulong _nextTag = FirstTag;

    public TranslationCache()
    {
        _memory = GC.AllocateArray<byte>((Tables * 2 * EntriesPerTable * sizeof(TranslationEntry)) + CacheLine, pinned: true);

        // SAFETY: the array is pinned for its life, which is this object's; the room for one line more allows the alignment.
        _tables = (TranslationEntry*)(((nuint)Unsafe.AsPointer(ref _memory[0]) + CacheLine - 1) & ~(nuint)(CacheLine - 1));
    }

    /// <summary>How often everything was flushed. The stamp of a frame whose last use of a kind ends.</summary>
    public uint Clock { get; private set; } = 1;

    /// <summary>Forgets every translation, of all address spaces.</summary>
    public void FlushAll()
    {
        TakeTags();
        Clock++;
    }

    /// <summary>Forgets every translation that allows a write, of all address spaces: the next write to any page walks the tables.</summary>
    // SAFETY: a table has 2 * EntriesPerTable entries.
    public void ForgetWrites()
    {
        new Span<TranslationEntry>(Table(VcpuMode.Kernel, MemoryAccess.Write), 2 * EntriesPerTable).Clear();
        new Span<TranslationEntry>(Table(VcpuMode.User, MemoryAccess.Write), 2 * EntriesPerTable).Clear();
    }

    /// <summary>
    /// Forgets every translation unless that happened since <paramref name="stamp"/>, the <see cref="Clock"/> of when the
    /// last use of a frame ended that is about to get another.
    /// </summary>
    public void FlushIfStale(uint stamp)
    {
        if (stamp == Clock)
            FlushAll();
    }

    /// <summary>The table for a kind of access in a mode, as the space with <paramref name="tag"/> sees it.</summary>
    /// <remarks>
    /// Kernels are built for the same few addresses; so that they do not evict each other's hottest pages, each tag sees a
    /// part of its own of a table that is twice as long.
    /// </remarks>
    public TranslationEntry* Table(VcpuMode mode, MemoryAccess access, ulong tag)
    {
        // SAFETY: a part is as long as half the table, and begins in its first half.
        return Table(mode, access) + ((tag * 37) & (EntriesPerTable - 1));
    }

    /// <summary>All entries of a table, for checks.</summary>
    public ReadOnlySpan<TranslationEntry> Entries(VcpuMode mode, MemoryAccess access) => new(Table(mode, access), 2 * EntriesPerTable);

    /// <summary>Where the translation of <paramref name="address"/> stands in a table, if it is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TranslationEntry* Place(TranslationEntry* table, ulong address) =>
        (TranslationEntry*)((byte*)table + ((address >> IndexShift) & IndexMask)); // SAFETY: at most EntriesPerTable - 1 on.

    /// <summary>Gives a space that has none a tag.</summary>
    public ulong Tag(AddressSpace space)
    {
        if (_nextTag > LastTag)
        {
            TakeTags();
            new Span<TranslationEntry>(_tables, Tables * 2 * EntriesPerTable).Clear();
            _nextTag = FirstTag;
        }

        _tagged.Add(space);
        return _nextTag++;
    }

    private TranslationEntry* Table(VcpuMode mode, MemoryAccess access) =>
        _tables + ((((int)mode * Accesses) + (int)access) * BetweenTables);

    private void TakeTags()
    {
        foreach (AddressSpace space in _tagged)
            space.LoseTag();

        _tagged.Clear();
    }
}
