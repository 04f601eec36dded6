using System;
using System.Diagnostics.CodeAnalysis;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Calls that change a process's memory.</content>
public partial struct MiniUnixKernel
{
    private const ulong MapLimit = StackTop - StackSize - (1 << 20);
    private const ulong MostMapped = 1UL << 40;

    [UnscopedRef]
    private ref AddressMap CurrentMap => ref _maps[Current.Map];

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Break(ulong end)
    {
        ref AddressMap map = ref CurrentMap;
        ulong oldEnd = RoundUp(map.HeapEnd);
        if (end < map.HeapStart || end > MapLimit)
        {
            return (long)map.HeapEnd;
        }

        ulong newEnd = RoundUp(end);
        if (newEnd > oldEnd)
        {
            // Linux keeps the heap apart from what lies behind it; here it may reach it.
            if (!map.IsFree(oldEnd, newEnd) || !map.HasRoomFor(1) || (newEnd - oldEnd) / Page.Size > PageAllocator.FreePages)
            {
                return (long)map.HeapEnd;
            }

            map.Add(new Region { Start = oldEnd, End = newEnd, Protection = Protection.Read | Protection.Write });
        }
        else if (newEnd < oldEnd)
        {
            if (!map.HasRoomFor(2))
            {
                return (long)map.HeapEnd;
            }

            Unmap(ref map, newEnd, oldEnd);
        }

        map.HeapEnd = end;
        return (long)end;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.MapMemory(ulong address, ulong length, Protection protection, MapFlags flags, int file, ulong offset)
    {
        ref AddressMap map = ref CurrentMap;
        ulong size = RoundUp(length);
        bool isFixed = (flags & (MapFlags.Fixed | MapFlags.FixedNoReplace)) != 0;
        if (length == 0 || (offset & PageMask) != 0 || (isFixed && (address & PageMask) != 0))
        {
            return SyscallErrno.InvalidArgument;
        }

        SyscallErrno error = length > MostMapped ? Failed(SyscallErrno.OutOfMemory, out int inode) : FileToMap(protection, flags, file, out inode);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        ulong start = isFixed ? address : PlaceFor(in map, address, size);
        if (start < LowestAddress || start > MapLimit || size > MapLimit - start)
        {
            return isFixed ? SyscallErrno.NotPermitted : SyscallErrno.OutOfMemory;
        }

        if (!map.HasRoomFor(3))
        {
            return SyscallErrno.OutOfMemory;
        }

        if ((flags & MapFlags.FixedNoReplace) != 0 && !map.IsFree(start, start + size))
        {
            return SyscallErrno.Exists;
        }

        if (isFixed)
        {
            Unmap(ref map, start, start + size);
        }

        const Protection All = Protection.Read | Protection.Write | Protection.Execute;
        map.Add(new Region { Start = start, End = start + size, Protection = protection & All, Inode = inode, Offset = offset });
        if (inode != 0)
        {
            _files[inode].Users++;
        }

        return (long)start;
    }

    // What is written to shared memory would have to be seen by others: that is served where nothing is written.
    private readonly SyscallErrno FileToMap(Protection protection, MapFlags flags, int file, out int inode)
    {
        inode = 0;
        bool isShared = (flags & MapFlags.TypeMask) == MapFlags.Shared;
        if ((flags & MapFlags.TypeMask) is not (MapFlags.Shared or MapFlags.Private))
        {
            return SyscallErrno.InvalidArgument;
        }

        if ((flags & MapFlags.Anonymous) != 0)
        {
            return isShared ? SyscallErrno.NotSupported : SyscallErrno.None;
        }

        int open = OpenFileOf(file);
        if (open == 0)
        {
            return SyscallErrno.BadHandle;
        }

        inode = _open[open].Inode;
        return _open[open].Kind != FileKind.Regular ? SyscallErrno.NoSuchDevice
            : !_open[open].IsReadable ? SyscallErrno.AccessDenied
            : isShared && (protection & Protection.Write) != 0 ? SyscallErrno.NotSupported
            : SyscallErrno.None;
    }

    private static ulong PlaceFor(in AddressMap map, ulong hint, ulong size)
    {
        ulong wanted = hint & ~PageMask;
        return wanted >= LowestAddress && wanted <= MapLimit && size <= MapLimit - wanted && map.IsFree(wanted, wanted + size)
            ? wanted
            : map.FindRoom(size, MapLimit, Math.Max(LowestAddress, RoundUp(map.HeapEnd)));
    }

    private static bool IsRange(ulong address, ulong length) => (address & PageMask) == 0 && address <= HighestAddress && length <= HighestAddress - address;

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.UnmapMemory(ulong address, ulong length)
    {
        if (length == 0 || !IsRange(address, length))
        {
            return SyscallErrno.InvalidArgument;
        }

        if (!CurrentMap.HasRoomFor(2))
        {
            return SyscallErrno.OutOfMemory;
        }

        Unmap(ref CurrentMap, address, address + RoundUp(length));
        return SyscallResult.Success;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ProtectMemory(ulong address, ulong length, Protection protection)
    {
        const Protection All = Protection.Read | Protection.Write | Protection.Execute;
        if (!IsRange(address, length) || (protection & ~All) != 0)
        {
            return SyscallErrno.InvalidArgument;
        }

        ref AddressMap map = ref CurrentMap;
        ulong end = address + RoundUp(length);
        if (!map.HasRoomFor(2))
        {
            return SyscallErrno.OutOfMemory;
        }

        for (ulong place = address; place < end;)
        {
            if (!map.TryFind(place, out Region region))
            {
                return SyscallErrno.OutOfMemory;
            }

            place = region.End;
        }

        // Xen lets user mode read whatever is present, so a page that was touched cannot keep its content and be out of reach.
        if (protection == Protection.None && map.Space.TryGetNext(new VirtualAddress(address), out VirtualAddress touched, out _) && touched.Value < end)
        {
            Log($"process {Current.Number} wants touched memory out of reach, which is not served");
            return SyscallErrno.InvalidArgument;
        }

        if (end > address)
        {
            Protect(ref map, address, end, protection);
        }

        return SyscallResult.Success;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.RemapMemory(ulong address, ulong oldLength, ulong newLength, uint flags)
    {
        const uint MayMove = 1;
        ref AddressMap map = ref CurrentMap;
        ulong oldSize = RoundUp(oldLength);
        ulong newSize = RoundUp(newLength);
        if (!IsRange(address, oldSize) || newLength == 0 || newLength > MostMapped || (flags & ~MayMove) != 0)
        {
            return SyscallErrno.InvalidArgument;
        }

        if (!map.TryFind(address, out Region region) || region.End - address < oldSize || !map.HasRoomFor(3))
        {
            return SyscallErrno.BadAddress;
        }

        if (newSize <= oldSize)
        {
            Unmap(ref map, address + newSize, address + oldSize);
            return (long)address;
        }

        ulong more = newSize - oldSize;
        if (address + newSize <= MapLimit && map.IsFree(address + oldSize, address + newSize))
        {
            Region part = region.Part(address, address + oldSize);
            Extend(ref map, part with { Start = address + oldSize, End = address + newSize, Offset = part.Offset + oldSize });
            return (long)address;
        }

        ulong target = map.FindRoom(newSize, MapLimit, Math.Max(LowestAddress, RoundUp(map.HeapEnd)));
        return (flags & MayMove) == 0 || target == 0 || more > MostMapped ? SyscallErrno.OutOfMemory : Move(ref map, region.Part(address, address + oldSize), target, newSize);
    }

    private void Extend(ref AddressMap map, in Region region)
    {
        map.Add(in region);
        if (region.Inode != 0)
        {
            _files[region.Inode].Users++;
        }
    }

    private SyscallResult Move(ref AddressMap map, in Region source, ulong target, ulong size)
    {
        Extend(ref map, source with { Start = target, End = target + size });
        for (VirtualAddress next = new(source.Start); map.Space.TryGetNext(next, out VirtualAddress address, out PageTableEntry entry) && address.Value < source.End; next = address + Page.Size)
        {
            // Held once more while both places map it: taking the old one away gives that back.
            if (KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame frame))
            {
                _frames.Hold(frame);
                if (!TryMap(in map.Space, new VirtualAddress(target + (address.Value - source.Start)), frame, entry.Flags & ~PageTableFlags.Writable & MappedFlags))
                {
                    Unmap(ref map, target, target + size);
                    return SyscallErrno.OutOfMemory;
                }
            }
        }

        Unmap(ref map, source.Start, source.End);
        return (long)target;
    }

    private const PageTableFlags MappedFlags = PageTableFlags.Present | PageTableFlags.User | PageTableFlags.Writable | PageTableFlags.NoExecute;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.AdviseMemory(ulong address, ulong length, int advice) => SyscallResult.Success;
}
