using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;
using static HypercallSdk.Hypervisor.Tests.TranslationProbe;

namespace HypercallSdk.Hypervisor.Tests;

// The software TLB. A translation outlives its entry until something flushes it; each flush forgets what it must and nothing
// more; one comparison holds every check; and no stale translation reaches a frame that has become something else.
public sealed unsafe class TranslationCacheTests : IDisposable
{
    private readonly MachineMemory _memory = new(16, 0);
    private readonly TranslationCache _cache = new();
    private readonly TranslationProbe _probe;

    public TranslationCacheTests()
    {
        _memory.Frames.Translations = _cache;
        _probe = new TranslationProbe(_memory, _cache);
    }

    private AddressSpace Space => _probe.Space;

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void A_translation_outlives_its_entry_until_it_is_flushed()
    {
        MachineFrame first = _probe.TakeFrame();
        MachineFrame second = _probe.TakeFrame();
        _probe.Map(first);
        Assert.Equal(first, _probe.Reach());
        _probe.Map(second);
        Assert.Equal(first, _probe.Reach());
        Space.Flush(new VirtualAddress(Address + 123));
        Assert.Equal(second, _probe.Reach());
        _probe.Unmap();
        Assert.Equal(second, _probe.Reach());
        Space.Flush();
        Assert.Null(_probe.Reach());
    }

    [Fact]
    public void What_was_refused_is_not_remembered()
    {
        Assert.Null(_probe.Reach());
        MachineFrame frame = _probe.TakeFrame();
        _probe.Map(frame);
        Assert.Equal(frame, _probe.Reach());
    }

    [Fact]
    public void A_page_flush_forgets_that_page_in_every_kind_of_access_and_no_other()
    {
        MachineFrame frame = _probe.TakeFrame();
        _probe.Map(frame);
        _probe.Map(frame, address: Address + Page.Size);
        foreach (MemoryAccess access in Enum.GetValues<MemoryAccess>())
        {
            Assert.NotNull(_probe.Reach(access));
            Assert.NotNull(_probe.Reach(access, Address + Page.Size));
        }

        _probe.Unmap();
        _probe.Unmap(Address + Page.Size);
        Space.Flush(new VirtualAddress(Address));
        foreach (MemoryAccess access in Enum.GetValues<MemoryAccess>())
        {
            Assert.Null(_probe.Reach(access));
            Assert.NotNull(_probe.Reach(access, Address + Page.Size));
        }
    }

    [Fact]
    public void A_flush_of_one_space_leaves_the_others_alone_and_a_full_flush_none()
    {
        var other = new TranslationProbe(_memory, _cache, domain: 101);
        MachineFrame mine = _probe.TakeFrame();
        MachineFrame theirs = other.TakeFrame();
        _probe.Map(mine);
        other.Map(theirs);
        Assert.Equal(mine, _probe.Reach());
        Assert.Equal(theirs, other.Reach());
        _probe.Unmap();
        other.Unmap();
        Space.Flush();
        Assert.Null(_probe.Reach());
        Assert.Equal(theirs, other.Reach());
        _cache.FlushAll();
        Assert.Null(other.Reach());
    }

    [Fact]
    public void A_new_root_flushes_its_space()
    {
        var other = new TranslationProbe(_memory, _cache);
        MachineFrame mine = _probe.TakeFrame();
        MachineFrame theirs = other.TakeFrame();
        _probe.Map(mine);
        other.Map(theirs);
        Assert.Equal(mine, _probe.Reach());
        Space.Root = other.Root;
        Assert.Equal(theirs, _probe.Reach());
        Space.RemoveRoot();
        Assert.Null(_probe.Reach());
        Assert.False(Space.HasRoot);
    }

    [Fact]
    public void Kernel_and_user_mode_share_nothing()
    {
        var user = new TranslationProbe(_memory, _cache, VcpuMode.User);
        MachineFrame kernelPage = _probe.TakeFrame();
        MachineFrame userPage = user.TakeFrame();
        _probe.Map(kernelPage);
        user.Map(userPage);
        Assert.Equal(kernelPage, _probe.Reach());
        Assert.Equal(userPage, user.Reach());
        user.Unmap();
        user.Space.Flush();
        Assert.Null(user.Reach());
        Assert.Equal(kernelPage, _probe.Reach());
    }

    [Fact]
    public void Permission_is_that_of_the_access_at_every_level()
    {
        MachineFrame frame = _probe.TakeFrame();
        for (int level = 1; level <= 4; level++)
        {
            _probe.Map(frame);
            PageTableEntry entry = _probe[level];
            _probe[level] = entry.Without(PageTableFlags.Writable);
            AssertReach(read: true, write: false, execute: true);
            _probe[level] = entry.With(PageTableFlags.NoExecute);
            AssertReach(read: true, write: true, execute: false);
            _probe[level] = entry.Without(PageTableFlags.User);
            AssertReach(read: false, write: false, execute: false);
            _probe[level] = entry.Without(PageTableFlags.Present);
            AssertReach(read: false, write: false, execute: false);
            _probe[level] = entry;
            AssertReach(read: true, write: true, execute: true);
        }

        void AssertReach(bool read, bool write, bool execute)
        {
            Space.Flush();

            // Twice: by a walk, and by what it left behind.
            for (int time = 0; time < 2; time++)
            {
                Assert.Equal(read, _probe.Reach(MemoryAccess.Read) is not null);
                Assert.Equal(write, _probe.Reach(MemoryAccess.Write) is not null);
                Assert.Equal(execute, _probe.Reach(MemoryAccess.Execute) is not null);
            }
        }
    }

    [Fact]
    public void Making_a_translation_sets_accessed_in_all_levels_and_dirty_for_a_write()
    {
        _probe.Map(_probe.TakeFrame());
        Assert.NotNull(_probe.Reach());
        for (int level = 1; level <= 4; level++)
            Assert.Equal(PageTableFlags.Accessed, _probe[level].Flags & (PageTableFlags.Accessed | PageTableFlags.Dirty));

        Assert.NotNull(_probe.Reach(MemoryAccess.Write));
        Assert.Equal(PageTableFlags.Accessed | PageTableFlags.Dirty, _probe[1].Flags & (PageTableFlags.Accessed | PageTableFlags.Dirty));
        Assert.False(_probe[2].Flags.HasFlag(PageTableFlags.Dirty));
    }

    [Fact]
    public void A_refused_access_changes_no_last_entry_and_a_hit_none()
    {
        _probe.Map(_probe.TakeFrame(), ReadOnly);
        Assert.Null(_probe.Reach(MemoryAccess.Write));
        Assert.Equal(ReadOnly, _probe[1].Flags);
        Assert.NotNull(_probe.Reach());
        _probe[1] = _probe[1].Without(PageTableFlags.Accessed);
        Assert.NotNull(_probe.Reach());
        Assert.False(_probe[1].Flags.HasFlag(PageTableFlags.Accessed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_walk_marks_the_entries_that_it_went_on_from_wherever_it_ends(int missing)
    {
        _probe.Map(_probe.TakeFrame());
        _probe[missing] = _probe[missing].Without(PageTableFlags.Present);
        Assert.Null(_probe.Reach());
        for (int level = missing; level <= 4; level++)
            Assert.Equal(level > missing, _probe[level].Flags.HasFlag(PageTableFlags.Accessed));
    }

    [Theory]
    [InlineData(0x0000_8000_0000_0000UL)]
    [InlineData(0x1234_1234_5660_0000UL)]
    [InlineData(0xfffe_ffff_ffff_f000UL)]
    [InlineData(0xffff_8000_0000_0000UL)]
    [InlineData(0xffff_87ff_ffff_f000UL)]
    public void No_address_that_is_not_canonical_or_in_the_hole_is_ever_translated(ulong address)
    {
        // Tables that would map it, were it looked up.
        MachineFrame frame = _probe.TakeFrame();
        for (int level = 4; level >= 1; level--)
            _probe[level] = new PageTableEntry(_probe.Root, ReadWrite);

        new Span<ulong>(_memory.HostAddress(_probe.Root), 512).Fill(new PageTableEntry(_probe.Root, ReadWrite).Value);
        Assert.NotNull(_probe.Reach(address: address & 0x0000_7fff_ffff_f000));
        Assert.NotEqual(frame, _probe.Root);
        foreach (MemoryAccess access in Enum.GetValues<MemoryAccess>())
        {
            Assert.Null(_probe.Reach(access, address));
            Assert.Null(_probe.Reach(access, address));
        }
    }

    [Fact]
    public void An_access_that_crosses_pages_is_never_a_hit()
    {
        _probe.Map(_probe.TakeFrame());
        _probe.Map(_probe.TakeFrame(), address: Address + Page.Size);
        Assert.NotNull(_probe.Reach());
        Assert.NotNull(_probe.Reach(address: Address + Page.Size));
        for (uint offset = Page.Size - 16; offset < Page.Size; offset++)
            Assert.Equal(offset <= Page.Size - 8, Space.TryReadQuickly(Address + offset, 8, out _));

        // The last page of all: the end of an access there is the first page of all.
        Assert.False(Space.TryReadQuickly(ulong.MaxValue - 3, 8, out _));
    }

    [Fact]
    public void Pages_that_share_a_place_in_the_table_take_turns_in_it()
    {
        // 2 MiB of addresses have a place each; the next table's addresses share them.
        MachineFrame frame = _probe.TakeFrame();
        var other = new TranslationProbe(_memory, _cache);
        _probe.Map(frame);
        MachineFrame theirs = other.TakeFrame();
        other.Map(theirs);
        for (int time = 0; time < 3; time++)
        {
            Assert.Equal(frame, _probe.Reach());
            Assert.Equal(theirs, other.Reach());
        }
    }

    [Fact]
    public void When_tags_run_out_no_sleeper_wakes_with_anothers_translations()
    {
        // The first sleeps with the first tag, its entry stale. Then all tags are used up, more than once.
        MachineFrame old = _probe.TakeFrame();
        _probe.Map(old);
        Assert.Equal(old, _probe.Reach());
        _probe.Unmap();
        var other = new TranslationProbe(_memory, _cache);
        MachineFrame theirs = other.TakeFrame();
        other.Map(theirs);
        uint clock = _cache.Clock;
        for (ulong tag = TranslationCache.FirstTag; tag <= (2 * TranslationCache.LastTag) + 3; tag++)
        {
            Assert.Equal(theirs, other.Reach());
            other.Space.Flush();

            // Before the tags' parts of the tables lie on each other.
            if (tag == TranslationCache.EntriesPerTable / 2)
                Assert.Equal(old, _probe.Reach());
        }

        Assert.Equal(clock, _cache.Clock);
        Assert.Null(_probe.Reach());
        _probe.Map(old);
        Assert.Equal(old, _probe.Reach());
        Assert.Equal(theirs, other.Reach());
    }

    [Fact]
    public void A_tag_is_never_two_spaces_at_once()
    {
        var probes = new List<TranslationProbe>();
        var frames = new List<MachineFrame>();
        for (ushort i = 0; i < 40; i++)
        {
            var probe = new TranslationProbe(_memory, _cache, domain: (ushort)(200 + i));
            MachineFrame frame = probe.TakeFrame();
            probe.Map(frame);
            probes.Add(probe);
            frames.Add(frame);
        }

        // More flushes than there are tags, from all of them in an order that is not theirs.
        var random = new Random(5);
        for (int step = 0; step < 20_000; step++)
        {
            int chosen = random.Next(probes.Count);
            Assert.Equal(frames[chosen], probes[chosen].Reach());
            if (random.Next(2) == 0)
                probes[random.Next(probes.Count)].Space.Flush();
        }
    }

    [Fact]
    public void The_stamp_of_a_frame_is_stale_until_a_full_flush_came_after_it()
    {
        MachineFrame frame = _probe.TakeFrame();
        _probe.Map(frame);
        Assert.NotNull(_probe.Reach());
        uint stamp = _cache.Clock;
        _cache.FlushIfStale(stamp);
        Assert.NotEqual(stamp, _cache.Clock);
        uint clock = _cache.Clock;
        _probe.Unmap();
        Assert.Null(_probe.Reach());
        _cache.FlushIfStale(stamp);
        Assert.Equal(clock, _cache.Clock);
    }

    [Fact]
    public void A_freed_frame_is_not_reached_by_a_stale_translation_once_it_is_somebody_elses()
    {
        MachineFrame frame = _probe.TakeFrame();
        _probe.Map(frame);
        Assert.Equal(frame, _probe.Reach(MemoryAccess.Write));
        _probe.Unmap();
        Assert.True(_memory.Frames.TryDropAllocation(frame));

        // Free, and nobody's: the stale translation does no harm yet.
        Assert.Equal(frame, _probe.Reach(MemoryAccess.Write));
        DomainMemory other = _memory.Frames.AddOwner(new DomainId(101), 5000);
        while (!_memory[frame].IsOwnedBy(other.Owner))
            Assert.True(_memory.Frames.TryAllocate(other, out _));

        Assert.Null(_probe.Reach(MemoryAccess.Write));
        Assert.Null(_probe.Reach());
    }

    [Fact]
    public void A_frame_that_changes_hands_is_not_reached_by_who_gave_it()
    {
        DomainMemory from = _memory.Frames.OwnerOf(new DomainId(100))!;
        DomainMemory to = _memory.Frames.AddOwner(new DomainId(101), 100);
        MachineFrame frame = _probe.TakeFrame();
        _probe.Map(frame);
        Assert.Equal(frame, _probe.Reach(MemoryAccess.Write));
        _probe.Unmap();
        Assert.True(_memory.Frames.TrySteal(frame, from));
        _memory.Frames.Assign(frame, to);
        Assert.Null(_probe.Reach(MemoryAccess.Write));
    }

    [Fact]
    public void A_space_that_moves_to_another_cache_brings_nothing_along_and_leaves_nothing_behind()
    {
        var other = new TranslationCache();
        MachineFrame frame = _probe.TakeFrame();
        _probe.Map(frame);
        Assert.Equal(frame, _probe.Reach());
        Space.Translations = other;
        _probe.Unmap();
        Assert.Null(_probe.Reach());
        _probe.Map(frame);
        Assert.Equal(frame, _probe.Reach());
        Space.Translations = _cache;
        _probe.Unmap();
        Assert.Null(_probe.Reach());
    }

    [Fact]
    public void Asking_whether_an_access_is_allowed_makes_none()
    {
        _probe.Map(_probe.TakeFrame());
        Assert.True(Space.Allows(Address, MemoryAccess.Write));
        Assert.Equal(ReadWrite, _probe[1].Flags);
        Assert.False(Space.TryWriteQuickly(Address, 8, out _));
        Assert.NotNull(_probe.Reach(MemoryAccess.Write));
        _probe.Unmap();
        Assert.True(Space.Allows(Address, MemoryAccess.Write));
        Space.Flush();
        Assert.False(Space.Allows(Address, MemoryAccess.Write));
        Assert.False(Space.Allows(HypervisorMemory.MachineToPhysicalStart, MemoryAccess.Read));
    }

    [Fact]
    public void Translating_allocates_nothing()
    {
        _probe.Map(_probe.TakeFrame());
        long allocated = Allocation.Of(() =>
        {
            for (int i = 0; i < 5000; i++)
                Use();
        });
        Assert.Equal(0, allocated);

        void Use()
        {
            Space.TryTranslate(Address, MemoryAccess.Write, out _);
            Space.TryTranslate(Address, MemoryAccess.Write, out _);
            Space.Flush();
        }
    }
}
