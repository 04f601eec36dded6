// Files in memory. An inode's content is found through two levels of pages of frame numbers: its map lists 512 pages that list 512
// pages of content each, so a file has at most 1 GiB; a place that was never written has no page and reads as zeros. A directory's
// content is a sequence of entries of 264 bytes: an inode's number, the name's length, the name; number 0 is an entry that is free.
using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <summary>Inodes and their content.</summary>
internal partial struct FileSystem
{
    /// <summary>The root directory's number.</summary>
    public const int Root = 1;

    /// <summary>The most bytes that a file may have.</summary>
    public const ulong MaximumSize = (ulong)EntriesPerPage * EntriesPerPage * Page.Size;

    private const int EntriesPerPage = Page.Size / sizeof(ulong);

    private Inodes _inodes;
    private int _firstFree;

    /// <summary>How many inodes there can be.</summary>
    public static int Capacity => Inodes.Count;

    /// <summary>An inode.</summary>
    [UnscopedRef]
    public ref Inode this[int number] => ref _inodes[number];

    /// <summary>How many inodes are in use.</summary>
    public readonly int CountUsed()
    {
        int used = 0;
        for (int number = Root; number < Inodes.Count; number++)
        {
            used += _inodes[number].Kind != FileKind.None ? 1 : 0;
        }

        return used;
    }

    /// <summary>Takes an inode; 0 where none is left.</summary>
    public int Allocate(FileKind kind, uint permissions, ulong now)
    {
        for (int number = _firstFree == 0 ? Root : _firstFree; number < Inodes.Count; number++)
        {
            if (_inodes[number].Kind == FileKind.None)
            {
                _inodes[number] = new Inode { Kind = kind, Permissions = permissions, Accessed = now, Modified = now, Changed = now };
                _firstFree = number + 1;
                return number;
            }
        }

        _firstFree = Inodes.Count;
        return 0;
    }

    /// <summary>One less names or uses it: nobody's content is given back.</summary>
    public void FreeIfUnused(ref FrameCounts frames, int number)
    {
        ref Inode inode = ref _inodes[number];
        if (inode.Links == 0 && inode.Users == 0 && inode.Kind != FileKind.None)
        {
            SetSize(ref frames, number, 0);
            inode = default;
            _firstFree = Math.Min(_firstFree, number);
        }
    }

    /// <summary>One user less.</summary>
    public void Release(ref FrameCounts frames, int number)
    {
        _inodes[number].Users--;
        FreeIfUnused(ref frames, number);
    }

    /// <summary>Reads content; returns how much there was.</summary>
    public readonly int Read(int number, ulong offset, Span<byte> destination)
    {
        ulong size = _inodes[number].Size;
        if (offset >= size)
        {
            return 0;
        }

        int length = (int)Math.Min(size - offset, (ulong)destination.Length);
        for (int done = 0; done < length;)
        {
            ulong place = offset + (ulong)done;
            int inPage = (int)(place % Page.Size);
            Span<byte> part = destination.Slice(done, Math.Min(length - done, Page.Size - inPage));
            if (TryFindBlock(number, place, out PseudoPhysicalFrame block))
            {
                KernelMemory.AddressOf(block).As<byte>()[inPage].CopyTo(part);
            }
            else
            {
                part.Clear();
            }

            done += part.Length;
        }

        return length;
    }

    /// <summary>Writes content; returns how much there was room for.</summary>
    public int Write(ref FrameCounts frames, int number, ulong offset, ReadOnlySpan<byte> source)
    {
        int done = 0;
        while (done < source.Length && TryMakeBlock(ref frames, number, offset + (ulong)done, out PseudoPhysicalFrame block))
        {
            int inPage = (int)((offset + (ulong)done) % Page.Size);
            ReadOnlySpan<byte> part = source.Slice(done, Math.Min(source.Length - done, Page.Size - inPage));
            KernelMemory.AddressOf(block).As<byte>()[inPage].CopyFrom(part);
            done += part.Length;
        }

        ref Inode inode = ref _inodes[number];
        inode.Size = Math.Max(inode.Size, done == 0 ? 0 : offset + (ulong)done);
        return done;
    }

    /// <summary>The page that holds a byte of the content.</summary>
    public readonly bool TryFindBlock(int number, ulong offset, out PseudoPhysicalFrame block)
    {
        block = default;
        PseudoPhysicalFrame map = _inodes[number].Map;
        ulong page = offset / Page.Size;
        if (map.Value == 0 || page >= EntriesPerPage * EntriesPerPage)
        {
            return false;
        }

        ulong list = Entry(map, page / EntriesPerPage).Read();
        block = new PseudoPhysicalFrame(list == 0 ? 0 : Entry(new PseudoPhysicalFrame(list), page % EntriesPerPage).Read());
        return block.Value != 0;
    }

    /// <summary>Sets the size: what is cut off is given back, what is added reads as zeros.</summary>
    public void SetSize(ref FrameCounts frames, int number, ulong size)
    {
        ref Inode inode = ref _inodes[number];
        if (size < inode.Size)
        {
            ulong kept = (size + Page.Size - 1) / Page.Size;
            ulong end = (inode.Size + Page.Size - 1) / Page.Size;
            for (ulong page = kept; page < end && inode.Map.Value != 0; page++)
            {
                DropBlock(ref frames, ref inode, page);
            }

            ClearTail(ref frames, number, size);
            if (size == 0)
            {
                FreeMap(ref inode);
            }
        }

        inode.Size = size;
    }

    private void ClearTail(ref FrameCounts frames, int number, ulong size)
    {
        int inPage = (int)(size % Page.Size);
        if (inPage != 0 && TryFindBlock(number, size, out _) && TryMakeBlock(ref frames, number, size, out PseudoPhysicalFrame block))
        {
            GuestPointer<byte> bytes = KernelMemory.AddressOf(block).As<byte>();
            for (int place = inPage; place < Page.Size; place++)
            {
                bytes[place].Write(0);
            }
        }
    }

    private static void DropBlock(ref FrameCounts frames, ref Inode inode, ulong page)
    {
        ulong list = Entry(inode.Map, page / EntriesPerPage).Read();
        GuestPointer<ulong> entry = list == 0 ? default : Entry(new PseudoPhysicalFrame(list), page % EntriesPerPage);
        PseudoPhysicalFrame block = new(entry.IsNull ? 0 : entry.Read());
        if (block.Value != 0)
        {
            frames.Release(block);
            entry.Write(0);
            inode.Blocks--;
        }
    }

    private static void FreeMap(ref Inode inode)
    {
        for (ulong index = 0; inode.Map.Value != 0 && index < EntriesPerPage; index++)
        {
            ulong list = Entry(inode.Map, index).Read();
            if (list != 0)
            {
                PageAllocator.Free(new PseudoPhysicalFrame(list));
            }
        }

        if (inode.Map.Value != 0)
        {
            PageAllocator.Free(inode.Map);
            inode.Map = default;
        }
    }

    // A page that a process maps keeps what it maps: the file gets a copy.
    private bool TryMakeBlock(ref FrameCounts frames, int number, ulong offset, out PseudoPhysicalFrame block)
    {
        block = default;
        ref Inode inode = ref _inodes[number];
        ulong page = offset / Page.Size;
        if (page >= EntriesPerPage * EntriesPerPage || !TryMakeList(ref inode.Map))
        {
            return false;
        }

        GuestPointer<ulong> listEntry = Entry(inode.Map, page / EntriesPerPage);
        PseudoPhysicalFrame list = new(listEntry.Read());
        if (!TryMakeList(ref list))
        {
            return false;
        }

        listEntry.Write(list.Value);
        GuestPointer<ulong> entry = Entry(list, page % EntriesPerPage);
        PseudoPhysicalFrame there = new(entry.Read());
        if (there.Value != 0 && !frames.IsShared(there))
        {
            block = there;
            return true;
        }

        if (!frames.TryAllocate(zeroed: there.Value == 0, out block))
        {
            return false;
        }

        if (there.Value != 0)
        {
            _ = KernelMemory.CopyPage(block, there); // two pages of our own, neither a page table
            frames.Release(there);
        }
        else
        {
            inode.Blocks++;
        }

        entry.Write(block.Value);
        return true;
    }

    private static bool TryMakeList(ref PseudoPhysicalFrame list) => list.Value != 0 || PageAllocator.TryAllocateZeroed(out list);

    private static GuestPointer<ulong> Entry(PseudoPhysicalFrame page, ulong index) => KernelMemory.AddressOf(page).As<ulong>()[(long)index];

    [InlineArray(Count)]
    private struct Inodes
    {
        public const int Count = 4096;

        private Inode _first;
    }
}
