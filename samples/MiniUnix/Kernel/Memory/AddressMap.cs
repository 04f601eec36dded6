// A process's memory: its page tables, and the regions that say what they are to show. Regions are sorted and do not overlap. A page
// is mapped when it is first touched; a page that somebody else holds is mapped read-only, whatever the region says, until it is
// written.
using System.Runtime.CompilerServices;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <summary>The memory of a process, or of a parent and the child that borrows it until it runs a program of its own.</summary>
internal struct AddressMap
{
    /// <summary>Its page tables.</summary>
    public AddressSpace Space;

    /// <summary>How many processes run on it; 0 where it is free.</summary>
    public int Users;

    /// <summary>Where the heap begins.</summary>
    public ulong HeapStart;

    /// <summary>Where the heap ends, to the byte.</summary>
    public ulong HeapEnd;

    private RegionList _regions;
    private int _count;

    /// <summary>How many regions there are.</summary>
    public readonly int Count => _count;

    /// <summary>A region.</summary>
    public readonly Region this[int index] => _regions[index];

    /// <summary>The region that an address is in, or the first behind it.</summary>
    public readonly int IndexOf(ulong address)
    {
        int low = 0;
        int high = _count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_regions[middle].End <= address)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Finds the region that an address is in.</summary>
    public readonly bool TryFind(ulong address, out Region region)
    {
        int index = IndexOf(address);
        region = index < _count ? _regions[index] : default;
        return index < _count && region.Start <= address;
    }

    /// <summary>Whether nothing is from one address to another.</summary>
    public readonly bool IsFree(ulong start, ulong end)
    {
        int index = IndexOf(start);
        return index == _count || _regions[index].Start >= end;
    }

    /// <summary>Finds room below <paramref name="limit"/>, as high as possible; 0 where there is none.</summary>
    public readonly ulong FindRoom(ulong length, ulong limit, ulong floor)
    {
        ulong end = limit;
        for (int index = _count - 1; index >= 0; index--)
        {
            if (_regions[index].End <= end && end - _regions[index].End >= length)
            {
                break;
            }

            if (_regions[index].Start < end)
            {
                end = _regions[index].Start;
            }
        }

        return end >= floor && end - floor >= length ? end - length : 0;
    }

    /// <summary>Whether so many more regions can be added.</summary>
    public readonly bool HasRoomFor(int regions) => _count + regions <= RegionList.Count;

    /// <summary>Adds a region where nothing is, joined to the one before if both are the same. There is room.</summary>
    public void Add(in Region region)
    {
        int index = IndexOf(region.Start);
        if (index > 0 && _regions[index - 1].Continues(in region))
        {
            _regions[index - 1].End = region.End;
            return;
        }

        for (int place = _count; place > index; place--)
        {
            _regions[place] = _regions[place - 1];
        }

        _regions[index] = region;
        _count++;
    }

    /// <summary>Cuts a region in two at an address within it. There is room.</summary>
    public void Split(ulong address)
    {
        int index = IndexOf(address);
        if (index == _count || _regions[index].Start >= address)
        {
            return;
        }

        Region region = _regions[index];
        _regions[index] = region.Part(region.Start, address);
        for (int place = _count; place > index + 1; place--)
        {
            _regions[place] = _regions[place - 1];
        }

        _regions[index + 1] = region.Part(address, region.End);
        _count++;
    }

    /// <summary>Takes a region away.</summary>
    public void RemoveAt(int index)
    {
        _count--;
        for (int place = index; place < _count; place++)
        {
            _regions[place] = _regions[place + 1];
        }
    }

    /// <summary>Says what may be done in a region.</summary>
    public void SetProtection(int index, Protection protection) => _regions[index].Protection = protection;

    [InlineArray(Count)]
    private struct RegionList
    {
        public const int Count = 96;

        private Region _first;
    }
}
