using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Pages of processes: brought in when they are touched, copied when they are written, shared until then.</content>
public partial struct MiniUnixKernel
{
    private const ulong PageMask = Page.Size - 1;

    // What a page fault's error code says.
    private const ulong FaultOnWrite = 2;
    private const ulong FaultOnFetch = 16;

    private static ulong RoundUp(ulong value) => (value + PageMask) & ~PageMask;

    /// <summary>
    /// Makes a page accessible if its region allows the access.
    /// </summary>
    /// <returns>Whether it is; if not, <paramref name="isOutOfMemory"/> says whether for want of pages.</returns>
    private bool TryBringIn(ref AddressMap map, ulong address, Protection access, out bool isOutOfMemory)
    {
        isOutOfMemory = false;
        if (!map.TryFind(address, out Region region) || (region.Protection & access) != access || region.Protection == Protection.None)
        {
            return false;
        }

        var page = new VirtualAddress(address).PageStart;
        bool isWrite = (access & Protection.Write) != 0;
        if (map.Space.TryGetEntry(page, out PageTableEntry entry))
        {
            isOutOfMemory = isWrite && (entry.Flags & PageTableFlags.Writable) == 0 && !TryMakeWritable(in map.Space, page, entry, in region);
            return !isOutOfMemory;
        }

        isOutOfMemory = !TryMapFirst(in map.Space, page, in region, isWrite);
        return !isOutOfMemory;
    }

    private bool TryMapFirst(in AddressSpace space, VirtualAddress page, in Region region, bool isWrite)
    {
        ulong offset = region.Offset + (page.Value - region.Start);
        if (region.Inode != 0 && _files.TryFindBlock(region.Inode, offset, out PseudoPhysicalFrame block))
        {
            if (!isWrite)
            {
                _frames.Hold(block);
                return TryMap(in space, page, block, FlagsOf(region.Protection & ~Protection.Write));
            }

            return TryCopy(block, out PseudoPhysicalFrame copy) && TryMap(in space, page, copy, FlagsOf(region.Protection));
        }

        return _frames.TryAllocate(zeroed: true, out PseudoPhysicalFrame fresh) && TryMap(in space, page, fresh, FlagsOf(region.Protection));
    }

    private bool TryMakeWritable(in AddressSpace space, VirtualAddress page, PageTableEntry entry, in Region region)
    {
        if (!KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame frame))
        {
            return false;
        }

        if (!_frames.IsShared(frame))
        {
            return space.Protect(page, FlagsOf(region.Protection)).IsSuccess;
        }

        if (!TryCopy(frame, out PseudoPhysicalFrame copy) || !TryMap(in space, page, copy, FlagsOf(region.Protection)))
        {
            return false;
        }

        _frames.Release(frame);
        return true;
    }

    private bool TryCopy(PseudoPhysicalFrame source, out PseudoPhysicalFrame copy)
    {
        if (!_frames.TryAllocate(zeroed: false, out copy))
        {
            return false;
        }

        _ = KernelMemory.CopyPage(copy, source); // two pages of our own, neither a page table
        return true;
    }

    // The page is held for the mapping already; where that fails, no longer.
    private readonly bool TryMap(in AddressSpace space, VirtualAddress page, PseudoPhysicalFrame frame, PageTableFlags flags)
    {
        if (space.Map(page, frame, flags).IsSuccess)
        {
            return true;
        }

        _frames.Release(frame);
        return false;
    }

    private static PageTableFlags FlagsOf(Protection protection) =>
        PageTableFlags.Present | PageTableFlags.User
        | ((protection & Protection.Write) != 0 ? PageTableFlags.Writable : 0)
        | ((protection & Protection.Execute) != 0 ? 0 : PageTableFlags.NoExecute);

    /// <summary>Takes a free map with tables of its own; -1 where there is none, or no memory.</summary>
    private int CreateMap()
    {
        for (int index = 0; index < MapTable.Count; index++)
        {
            if (_maps[index].Users == 0)
            {
                _maps[index] = default;
                if (AddressSpace.TryCreate(out _maps[index].Space, hasUserRoot: true).IsError)
                {
                    return -1;
                }

                _maps[index].Users = 1;
                return index;
            }
        }

        return -1;
    }

    /// <summary>One process less runs on a map: nobody's is given back, with its pages.</summary>
    private void ReleaseMap(int index)
    {
        ref AddressMap map = ref _maps[index];
        if (--map.Users > 0)
        {
            return;
        }

        if (AddressSpace.Current.Root == map.Space.Root)
        {
            Require(AddressSpace.Kernel.SwitchTo());
        }

        VirtualAddress next = default;
        while (map.Space.TryGetNext(next, out VirtualAddress address, out PageTableEntry entry))
        {
            if (KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame frame))
            {
                // Nothing takes a page before the tables that still map it are gone.
                _frames.Release(frame);
            }

            next = address + Page.Size;
        }

        for (int region = 0; region < map.Count; region++)
        {
            ReleaseFileOf(map[region]);
        }

        Require(map.Space.Destroy());
        map = default;
    }

    private void ReleaseFileOf(in Region region)
    {
        if (region.Inode != 0)
        {
            _files.Release(ref _frames, region.Inode);
        }
    }

    /// <summary>Gives a new map what another shows: pages are shared until one of both writes.</summary>
    /// <returns>Whether there was memory; what was shared before is for <see cref="ReleaseMap"/>.</returns>
    private bool TryCopyMap(int source, int target)
    {
        ref AddressMap from = ref _maps[source];
        ref AddressMap to = ref _maps[target];
        AddressSpace space = to.Space;
        to = from;
        to.Space = space;
        to.Users = 1;
        for (int region = 0; region < to.Count; region++)
        {
            if (to[region].Inode != 0)
            {
                _files[to[region].Inode].Users++;
            }
        }

        VirtualAddress next = default;
        while (from.Space.TryGetNext(next, out VirtualAddress address, out PageTableEntry entry))
        {
            PageTableFlags flags = entry.Flags & ~PageTableFlags.Writable;
            if (!KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame frame)
                || (flags != entry.Flags && from.Space.Protect(address, flags).IsError))
            {
                return false;
            }

            _frames.Hold(frame);
            if (!TryMap(in space, address, frame, flags & (PageTableFlags.Present | PageTableFlags.User | PageTableFlags.NoExecute)))
            {
                return false;
            }

            next = address + Page.Size;
        }

        return true;
    }

    /// <summary>Takes what is between two addresses away. There is room to cut two regions.</summary>
    private void Unmap(ref AddressMap map, ulong start, ulong end)
    {
        map.Split(start);
        map.Split(end);
        for (int index = map.IndexOf(start); index < map.Count && map[index].Start < end;)
        {
            ReleaseFileOf(map[index]);
            map.RemoveAt(index);
        }

        for (VirtualAddress next = new(start); map.Space.TryGetNext(next, out VirtualAddress address, out PageTableEntry entry) && address.Value < end; next = address + Page.Size)
        {
            Require(map.Space.Unmap(address));
            if (KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame frame))
            {
                _frames.Release(frame);
            }
        }
    }

    /// <summary>Changes what may be done between two addresses, all of which are mapped. There is room to cut two regions.</summary>
    private void Protect(ref AddressMap map, ulong start, ulong end, Protection protection)
    {
        map.Split(start);
        map.Split(end);
        for (int index = map.IndexOf(start); index < map.Count && map[index].Start < end; index++)
        {
            map.SetProtection(index, protection);
        }

        // A page that may be written is made writable when it is: it may be shared. One without any right is brought in again.
        for (VirtualAddress next = new(start); map.Space.TryGetNext(next, out VirtualAddress address, out PageTableEntry entry) && address.Value < end; next = address + Page.Size)
        {
            PageTableFlags flags = FlagsOf(protection & ~Protection.Write);
            Require(map.Space.Set(address, new PageTableEntry(entry.Frame, protection == Protection.None ? flags & ~PageTableFlags.User : flags)));
        }
    }

    /// <summary>Copies out of the caller's memory.</summary>
    /// <returns>Whether all of it could be read.</returns>
    private bool TryRead(ulong address, scoped Span<byte> destination)
    {
        ref AddressMap map = ref _maps[Current.Map];
        int done = 0;
        while (done < destination.Length)
        {
            done += UserMemory.Read(in map.Space, new VirtualAddress(address + (ulong)done), destination.Slice(done));
            if (done < destination.Length && !TryBringIn(ref map, address + (ulong)done, Protection.Read, out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Copies into the caller's memory.</summary>
    /// <returns>Whether all of it could be written.</returns>
    private bool TryWrite(ulong address, scoped ReadOnlySpan<byte> source)
    {
        ref AddressMap map = ref _maps[Current.Map];
        int done = 0;
        while (done < source.Length)
        {
            done += UserMemory.Write(in map.Space, new VirtualAddress(address + (ulong)done), source.Slice(done));
            if (done < source.Length && !TryBringIn(ref map, address + (ulong)done, Protection.Write, out _))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryRead<T>(UserPointer<T> place, out T value)
        where T : unmanaged
    {
        value = default;
        return TryRead(place.Address, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1)));
    }

    private bool TryWrite<T>(UserPointer<T> place, in T value)
        where T : unmanaged =>
        TryWrite(place.Address, MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in value, 1)));

    /// <summary>Reads a text that ends with a zero byte.</summary>
    private SyscallErrno ReadText(ulong address, scoped Span<byte> buffer, out int length)
    {
        length = 0;
        while (length < buffer.Length)
        {
            int part = Math.Min(buffer.Length - length, Page.Size - (int)((address + (ulong)length) & PageMask));
            if (!TryRead(address + (ulong)length, buffer.Slice(length, part)))
            {
                return SyscallErrno.BadAddress;
            }

            for (int end = length + part; length < end; length++)
            {
                if (buffer[length] == 0)
                {
                    return SyscallErrno.None;
                }
            }
        }

        return SyscallErrno.NameTooLong;
    }
}
