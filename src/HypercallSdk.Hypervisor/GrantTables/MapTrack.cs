// The mappings of grants that a domain made, by handle.
//
//  - A handle is an index here. It is given out when a grant is mapped, and comes back when both the processors' and the
//    devices' mapping of it have ended. What its L1 entry holds is the entry's: a guest that overwrites the entry lets go
//    of the page, but the mapping stays, and with it the grant's use, until the domain is no more.
//  - Free handles are strung together. As on Xen (asked of 4.17) a new page of 256 gives its first one out at once and puts
//    the others in front of the free ones; a handle that comes back goes to the end; the last free one is never given out.
using System.Collections.Generic;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>The mappings of others' grants that one domain made.</summary>
/// <param name="maximumFrames">How many pages of 256 mappings there may be.</param>
internal sealed class MapTrack(int maximumFrames)
{
    /// <summary>How many mappings a page of Xen's holds.</summary>
    public const int MappingsPerFrame = Page.Size / 16;

    private const uint None = uint.MaxValue;

    private readonly List<GrantMapping[]> _frames = [];
    private uint _head = None;
    private uint _tail = None;

    /// <summary>How many handles there are, free ones too.</summary>
    public uint Limit => (uint)(_frames.Count * MappingsPerFrame);

    /// <summary>How many pages of mappings there may be.</summary>
    public int MaximumFrames { get; } = maximumFrames;

    /// <summary>The mapping with <paramref name="handle"/>, which must be below <see cref="Limit"/>.</summary>
    public ref GrantMapping this[GrantHandle handle] => ref Place(handle.Value);

    /// <summary>Whether there is a mapping with <paramref name="handle"/>.</summary>
    public bool Contains(GrantHandle handle) => handle.Value < Limit && Place(handle.Value).IsMapped;

    /// <summary>The mappings there are, with their handles.</summary>
    public IEnumerable<(GrantHandle Handle, GrantMapping Mapping)> All()
    {
        for (uint handle = 0; handle < Limit; handle++)
        {
            GrantMapping mapping = Place(handle);
            if (mapping.IsMapped)
                yield return (new GrantHandle(handle), mapping);
        }
    }

    /// <summary>The free handles, in the order in which they are given out.</summary>
    public IEnumerable<GrantHandle> Free()
    {
        for (uint handle = _head; handle != None; handle = Place(handle).Reference)
            yield return new GrantHandle(handle);
    }

    /// <summary>Takes a free handle; false when the domain has as many mappings as it may have.</summary>
    public bool TryTake(out GrantHandle handle)
    {
        uint head = _head;
        handle = new GrantHandle(head);
        if (head == None || Place(head).Reference == None)
            return TryGrow(out handle);

        _head = Place(head).Reference;
        return true;
    }

    /// <summary>Gives a handle back.</summary>
    public void Return(GrantHandle handle)
    {
        Place(handle.Value) = new GrantMapping { Reference = None };
        Place(_tail).Reference = handle.Value;
        _tail = handle.Value;
    }

    private ref GrantMapping Place(uint handle) => ref _frames[(int)(handle / MappingsPerFrame)][handle % MappingsPerFrame];

    private bool TryGrow(out GrantHandle handle)
    {
        uint first = Limit;
        handle = new GrantHandle(first);
        if (_frames.Count >= MaximumFrames)
            return false;

        var frame = new GrantMapping[MappingsPerFrame];
        for (uint i = 0; i < MappingsPerFrame; i++)
            frame[i].Reference = first + i + 1;

        frame[^1].Reference = _head;
        _frames.Add(frame);
        if (_tail == None)
            _tail = first + MappingsPerFrame - 1;

        _head = first + 1;
        return true;
    }
}
