// Grants: a domain's pages lent to another, page by page.
//
// Two ends. The granter writes an entry into its grant table, which lies in frames that it shares with the hypervisor: who
// may use which frame, and how. The entry's index is all that the other end needs. What the guest wrote is looked at once,
// when the grant comes into use; from then on the hypervisor goes by its own note of it (ActiveGrant), so that an entry
// that changes while it is in use changes nothing. The mapper's end is its MapTrack: one place a mapping, named by a handle.
//
// In use. An active grant counts its uses (GrantPins): mappings until they are ended, copies for as long as they take. While
// it has any, the bits GTF_reading and GTF_writing stand in the guest's entry (version 1) or in the status word beside it
// (version 2). The granter that wants its page back clears the entry's flags unless one of the bits is set; if one is, the
// page is still the other's to use, and nothing that the granter does to its table changes that. So bits are set before
// the page is used, by a compare-and-exchange of the whole entry (the guest may write it from another processor), and
// cleared when the last use of their kind has ended.
//
// What a use holds. Each mapping for devices holds a reference to the page, and a use of it as Writable when it may
// write. A mapping for processors is an L1 entry of the mapper's, which holds what every L1 entry holds: the page table it
// stands in gives it back, whatever becomes of the mapping. (A guest that overwrites such an entry lets go of the page; the
// grant stays in use, without any means to end it, until the mapper is no more.) A page that the granter gave away, or
// whose granter is no more, stays as it is until the last of these has gone.
//
// Death. A mapper that dies ends all its mappings: bits, uses, the devices' references; its page tables let go of the
// rest. A granter that dies leaves its table behind for as long as it has pages that others hold: mappings are ended by
// it as before. With the last page the table goes too. Who then still has a mapping in its MapTrack can only be one that
// overwrote the entry; asking to end it crashes the domain, as on Xen.
//
// Versions. Version 1 has 512 entries of 8 bytes a frame, version 2 has 256 of 16 bytes, and status words in frames of their
// own. A domain may change it while only the first eight entries, the toolstack's, are in use.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>What one domain grants.</summary>
[DebuggerDisplay("{DebugText,nq}")]
[DebuggerTypeProxy(typeof(GrantsView))]
internal sealed unsafe partial class GrantTable
{
    /// <summary>How many frames every table has from the start (<c>INITIAL_NR_GRANT_FRAMES</c>).</summary>
    public const int InitialFrames = 1;

    private const int EntriesPerFrameV1 = Page.Size / 8;
    private const int EntriesPerFrameV2 = Page.Size / 16;
    private const int StatusesPerFrame = Page.Size / sizeof(ushort);

    private readonly MachineMemory _memory;
    private readonly MachineFrame[] _shared;
    private readonly MachineFrame[] _status;

    // Empty until somebody uses a grant: most domains' are never used.
    private ActiveGrant[] _active = [];

    /// <summary>Makes a table of version 1 with one frame.</summary>
    /// <exception cref="InvalidOperationException">The machine has no frame left for it.</exception>
    public GrantTable(Domain domain, int maximumFrames, int maximumVersion)
    {
        Domain = domain;
        MaximumVersion = (uint)maximumVersion;
        _memory = domain.Host.Memory;
        _shared = new MachineFrame[maximumFrames];
        _status = new MachineFrame[StatusFramesFor(maximumFrames)];
        if (!TryGrow(InitialFrames))
            throw new InvalidOperationException($"The machine has no frame left for {domain}'s grant table. Raise HostOptions.MachineMemoryMegabytes.");
    }

    /// <summary>Whose table it is.</summary>
    public Domain Domain { get; }

    /// <summary>The version in use, 1 or 2.</summary>
    public uint Version { get; private set; } = 1;

    /// <summary>The highest version that the domain may have.</summary>
    public uint MaximumVersion { get; }

    /// <summary>How many frames the table may have.</summary>
    public uint MaximumFrameCount => (uint)_shared.Length;

    /// <summary>How many frames the table has.</summary>
    public int FrameCount { get; private set; }

    /// <summary>How many frames of status words there are; none in version 1.</summary>
    public int StatusFrameCount { get; private set; }

    /// <summary>The table's frames.</summary>
    public ReadOnlySpan<MachineFrame> Frames => _shared.AsSpan(0, FrameCount);

    /// <summary>The frames of status words.</summary>
    public ReadOnlySpan<MachineFrame> StatusFrames => _status.AsSpan(0, StatusFrameCount);

    /// <summary>How many entries the table has.</summary>
    public uint EntryCount => (uint)(FrameCount * (Version == 1 ? EntriesPerFrameV1 : EntriesPerFrameV2));

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => GrantsView.Describe(this);

    /// <summary>Whether the domain is being taken off the machine, or has been.</summary>
    public bool IsDying { get; set; }

    /// <summary>What the hypervisor remembers of the grant with <paramref name="reference"/>, which must exist.</summary>
    public ref ActiveGrant Active(GrantReference reference)
    {
        if (_active.Length == 0)
            _active = new ActiveGrant[FrameCount * EntriesPerFrameV1];

        return ref _active[reference.Value];
    }

    /// <summary>The grants that are in use.</summary>
    public IEnumerable<(GrantReference Reference, ActiveGrant Grant)> AllActive()
    {
        for (uint i = 0; i < _active.Length; i++)
        {
            if (_active[i].IsInUse)
                yield return (new GrantReference(i), _active[i]);
        }
    }

    /// <summary>Throws where a configuration asks for what no table can be.</summary>
    public static void CheckLimits(DomainConfig config)
    {
        if (config.MaximumGrantFrames < InitialFrames)
            throw new ArgumentException($"A grant table has at least {InitialFrames} frame; MaximumGrantFrames is {config.MaximumGrantFrames}.", nameof(config));

        if (config.MaximumMaptrackFrames < 0)
            throw new ArgumentException($"MaximumMaptrackFrames is {config.MaximumMaptrackFrames}: less than none.", nameof(config));

        if (config.MaximumGrantVersion is not (1 or 2))
            throw new ArgumentException($"Grant tables have version 1 or 2; MaximumGrantVersion is {config.MaximumGrantVersion}.", nameof(config));
    }

    /// <summary>How many frames of status words a table of <paramref name="frames"/> frames needs.</summary>
    public static int StatusFramesFor(int frames) => ((frames * EntriesPerFrameV2) + StatusesPerFrame - 1) / StatusesPerFrame;

    /// <summary>Makes the table as large as <paramref name="frames"/>; false when the machine has no memory left.</summary>
    public bool TryGrow(int frames)
    {
        frames = int.Max(frames, InitialFrames);
        int old = FrameCount;
        while (FrameCount < frames)
        {
            if (!_memory.Frames.TryAllocateHypervisor(Domain.Memory, out _shared[FrameCount]))
            {
                ShrinkTo(old);
                return false;
            }

            FrameCount++;
        }

        if (Version > 1 && !TryGrowStatus(FrameCount))
        {
            ShrinkTo(old);
            return false;
        }

        if (_active.Length != 0 && _active.Length < FrameCount * EntriesPerFrameV1)
            Array.Resize(ref _active, FrameCount * EntriesPerFrameV1);

        return true;
    }

    /// <summary>Grants a page to a domain as a toolstack does before the granter runs.</summary>
    public void Seed(GrantReference reference, DomainId user, MachineFrame frame) =>
        *EntryV1(reference) = new GrantEntryV1 { Flags = GrantEntryFlags.PermitAccess, Domain = user, Frame = (uint)frame.Value };

    /// <summary>Whether others hold a page of the domain, which is no more, or a frame that the hypervisor shared with it.</summary>
    public bool IsHeld
    {
        get
        {
            if (Domain.Memory.Pages.Count != 0)
                return true;

            foreach (MachineFrame frame in Domain.Memory.SharedFrames.All())
            {
                ref readonly FrameInfo info = ref _memory[frame];
                if (info.ReferenceCount > (info.Has(FrameFlags.Allocated) ? 1u : 0))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Gives the table's frames back: nobody has a page of the domain any more.</summary>
    public void Release()
    {
        ShrinkTo(0);
        ShrinkStatusTo(0);
        _active = [];
    }

    private void ShrinkTo(int frames)
    {
        while (FrameCount > frames)
            _memory.Frames.FreeHypervisor(_shared[--FrameCount]);
    }

    private void ShrinkStatusTo(int frames)
    {
        while (StatusFrameCount > frames)
            _memory.Frames.FreeHypervisor(_status[--StatusFrameCount]);
    }

    private bool TryGrowStatus(int frames)
    {
        int old = StatusFrameCount;
        int wanted = StatusFramesFor(frames);
        while (StatusFrameCount < wanted)
        {
            if (!_memory.Frames.TryAllocateHypervisor(Domain.Memory, out _status[StatusFrameCount]))
            {
                ShrinkStatusTo(old);
                return false;
            }

            StatusFrameCount++;
        }

        return true;
    }

    // SAFETY: of all three, the reference is below EntryCount, so its entry lies within one of the table's frames; a status
    // word is asked for in version 2 alone, which has one for each entry.
    private GrantEntryV1* EntryV1(GrantReference reference) =>
        (GrantEntryV1*)_memory.HostAddress(_shared[reference.Value / EntriesPerFrameV1]) + (reference.Value % EntriesPerFrameV1);

    private GrantEntryV2* EntryV2(GrantReference reference) =>
        (GrantEntryV2*)_memory.HostAddress(_shared[reference.Value / EntriesPerFrameV2]) + (reference.Value % EntriesPerFrameV2);

    private ushort* Status(GrantReference reference) =>
        (ushort*)_memory.HostAddress(_status[reference.Value / StatusesPerFrame]) + (reference.Value % StatusesPerFrame);
}
