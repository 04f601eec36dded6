// Decoded blocks, by virtual address and frame.
//
//  - A block is decoded from one frame (one that consists of a single instruction across two pages: from two), and lives until a
//    store changes a byte that it was decoded from. Then all blocks of that frame are dropped: such pages change as a whole.
//  - The same frame at two virtual addresses has two sets of blocks (operands relative to RIP are resolved when decoding); a
//    store drops both. The same address on another frame, as after a switch of address spaces, is another block.
//  - Blocks are never freed one by one. When the arena is full everything is forgotten at once, and that happens only while a
//    block is being decoded, when no handler runs.
//
// SAFETY: blocks and operations lie in the arena, which stays allocated as long as the cache does.
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>Decoded code, shared by the processors that share memory.</summary>
/// <remarks>Used by one thread at a time.</remarks>
public sealed unsafe partial class CodeCache : IDisposable
{
    private const int BucketCount = 1 << 14;

    private readonly Dictionary<ulong, CodePage> _pages = [];
    private readonly List<Processor> _processors = [];
    private readonly nuint _capacity;
    private nuint _used;
    private byte* _arena;
    private Block** _buckets;

    /// <summary>An empty cache.</summary>
    /// <param name="capacity">Bytes for decoded code, about 50 an instruction; at least 64 KiB. The host gives them as they are used.</param>
    public CodeCache(int capacity = 32 << 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 64 << 10);
        _capacity = (nuint)capacity;
        _arena = (byte*)NativeMemory.AlignedAlloc(_capacity, 64);
        _buckets = (Block**)NativeMemory.AllocZeroed(BucketCount, (nuint)sizeof(Block*));
    }

    /// <summary>Frees native memory where <see cref="Dispose"/> was forgotten.</summary>
    ~CodeCache() => Free();

    /// <summary>How many frames hold decoded code.</summary>
    public int FrameCount => _pages.Count;

    /// <summary>Whether a frame holds decoded code.</summary>
    public bool Holds(ulong frame) => _pages.ContainsKey(frame);

    /// <summary>Drops a frame's decoded code: somebody else than a processor of this cache wrote to it, or it has another use now.</summary>
    public void FrameWritten(ulong frame)
    {
        if (_pages.TryGetValue(frame, out CodePage? page))
        {
            Drop(frame, page);
        }
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        foreach (CodePage page in _pages.Values)
        {
            foreach (nint block in page.Blocks)
            {
                ((Block*)block)->Dropped = true;
            }
        }

        _pages.Clear();
        new Span<nint>(_buckets, BucketCount).Clear();
        _used = 0;
        foreach (Processor processor in _processors)
        {
            processor.ForgetJumps();
            processor.Context->Link = null;
        }
    }

    /// <summary>Frees the decoded code. No processor that uses the cache may run any more.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    internal void Join(Processor processor) => _processors.Add(processor);

    internal void Part(Processor processor) => _processors.Remove(processor);

    /// <summary>Makes a frame one with code. Whether it was not one before.</summary>
    internal bool Add(ulong frame)
    {
        if (!_pages.TryAdd(frame, new CodePage()))
        {
            return false;
        }

        foreach (Processor processor in _processors)
        {
            processor.ForgetWrites();
        }

        return true;
    }

    /// <summary>A processor stored to a frame.</summary>
    internal void Stored(ulong frame, int offset, int size)
    {
        if (_pages.TryGetValue(frame, out CodePage? page) && (page.Coverage & CoverageOf(offset, size)) != 0 && Overlaps(page, frame, offset, size))
        {
            Drop(frame, page);
        }
    }

    /// <summary>The block at an address whose page is a frame, or null.</summary>
    internal Block* Find(ulong rip, ulong frame, byte variant) => Search(*BucketOf(rip, frame), rip, frame, variant);

    /// <summary>The next one: they differ in what the second page was.</summary>
    internal Block* FindAfter(Block* block) => Search(block->NextInBucket, block->Rip, block->Frame, block->Variant);

    /// <summary>Room for a block and its operations. May empty the cache.</summary>
    internal Block* Reserve(int operations)
    {
        nuint size = SizeOf(operations);
        if (_used + size > _capacity)
        {
            ulong[] frames = [.. _pages.Keys];
            Clear();
            foreach (ulong frame in frames)
            {
                // Still out of the write tables, and so still to be watched.
                _pages.Add(frame, new CodePage());
            }
        }

        Block* block = (Block*)(_arena + _used);
        *block = default;
        block->First = (Operation*)(block + 1);
        return block;
    }

    /// <summary>Keeps a block that was reserved and filled.</summary>
    internal void Keep(Block* block, int operations)
    {
        _used += SizeOf(operations);
        Block** bucket = BucketOf(block->Rip, block->Frame);
        block->NextInBucket = *bucket;
        *bucket = block;
        int offset = (int)(block->Rip & 0xfff);
        int inFirst = Math.Min(block->Length, 4096 - offset);
        Cover(block, block->Frame, offset, inFirst);
        if (inFirst < block->Length)
        {
            Cover(block, block->SecondFrame, 0, block->Length - inFirst);
        }
    }

    private static nuint SizeOf(int operations) => (nuint)(((sizeof(Block) + (operations * sizeof(Operation))) + 63) & ~63);

    private static Block* Search(Block* block, ulong rip, ulong frame, byte variant)
    {
        while (block != null && (block->Rip != rip || block->Frame != frame || block->Variant != variant))
        {
            block = block->NextInBucket;
        }

        return block;
    }

    private static ulong CoverageOf(int offset, int size)
    {
        int first = offset >> 6;
        int last = (offset + size - 1) >> 6;
        return (ulong.MaxValue << first) & (ulong.MaxValue >> (63 - last));
    }

    private static bool Overlaps(CodePage page, ulong frame, int offset, int size)
    {
        foreach (nint address in page.Blocks)
        {
            Block* block = (Block*)address;
            int start = (int)(block->Rip & 0xfff) - (block->Frame == frame ? 0 : 4096);
            bool overlaps = start < offset + size && start + block->Length > offset;

            // An instruction that crosses from a frame into the same frame again, mapped twice, covers both of its ends.
            bool wraps = block->SecondFrame == frame && start + block->Length - 4096 > offset;
            if (overlaps || wraps)
            {
                return true;
            }
        }

        return false;
    }

    private void Cover(Block* block, ulong frame, int offset, int size)
    {
        if (!_pages.TryGetValue(frame, out CodePage? page))
        {
            _pages.Add(frame, page = new CodePage());
        }

        page.Blocks.Add((nint)block);
        page.Coverage |= CoverageOf(offset, size);
    }

    private void Drop(ulong frame, CodePage page)
    {
        foreach (nint address in page.Blocks)
        {
            Block* block = (Block*)address;
            if (!block->Dropped)
            {
                block->Dropped = true;
                Unchain(block);
            }

            block->Taken = null;
            block->NotTaken = null;
        }

        _ = _pages.Remove(frame);
        foreach (Processor processor in _processors)
        {
            processor.ForgetJumps();
        }
    }

    private void Unchain(Block* block)
    {
        Block** link = BucketOf(block->Rip, block->Frame);
        while (*link != null && *link != block)
        {
            link = &(*link)->NextInBucket;
        }

        if (*link != null)
        {
            *link = block->NextInBucket;
        }
    }

    private Block** BucketOf(ulong rip, ulong frame)
    {
        ulong hash = (rip ^ (frame << 12) ^ (rip >> 14)) * 0x9e37_79b9_7f4a_7c15;
        return _buckets + (hash >> (64 - 14));
    }

    private void Free()
    {
        if (_arena is not null)
        {
            NativeMemory.AlignedFree(_arena);
            NativeMemory.Free(_buckets);
            _arena = null;
            _buckets = null;
        }
    }
}
