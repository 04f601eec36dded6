// The domain's grant table, version 1: entries of 8 bytes in frames of the hypervisor's that are mapped in a window of
// ours; both sides write them at any time.
//
// An entry is filled in the order frame and domain, barrier, flags: the flags make it grant. It is taken back by one compare
// and exchange of the word that holds flags and domain, which fails where the hypervisor has set an in-use bit since we
// looked; it sets one in the same way, so one of us is first. Only an entry whose flags are 0 is free.
//
// Entries below ReservedGrants.Count belong to whoever built the domain: they are never handed out here.
using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The domain's grant table, made ready at the first grant and made larger as needed.</summary>
public static class GrantEntries
{
    private const uint EntriesPerFrame = Page.Size / 8;
    private const uint InUse = (uint)(GrantEntryFlags.Reading | GrantEntryFlags.Writing);

    /// <summary>How many grants can be made before the table has to grow.</summary>
    public static uint FreeEntries => GuestLibraryState.Current.Grants.FreeCount;

    /// <summary>How many frames the table has.</summary>
    public static uint FrameCount => GuestLibraryState.Current.Grants.FrameCount;

    internal static DomainId DomainOf(GrantReference reference) => new((ushort)(FlagsWord(reference).Read() >> 16));

    internal static GrantUse UseOf(GrantReference reference)
    {
        uint flags = FlagsWord(reference).Read();
        return ((flags & (uint)GrantEntryFlags.Reading) != 0 ? GrantUse.Reading : GrantUse.None)
            | ((flags & (uint)GrantEntryFlags.Writing) != 0 ? GrantUse.Writing : GrantUse.None);
    }

    /// <summary>Takes a free entry.</summary>
    internal static HypercallResult TryTake(out GrantReference reference)
    {
        ref GrantTableState state = ref GuestLibraryState.Current.Grants;
        state.Lock.Acquire();
        HypercallResult result = state.FirstFree == 0 ? Grow(ref state) : HypercallResult.Success;
        reference = new GrantReference(state.FirstFree);
        if (result.IsSuccess)
        {
            state.FirstFree = FrameWord(reference).Read();
            state.FreeCount--;
        }

        state.Lock.Release();
        return result;
    }

    /// <summary>Takes one certain entry, which must be free.</summary>
    internal static HypercallResult TryTake(GrantReference wanted)
    {
        ref GrantTableState state = ref GuestLibraryState.Current.Grants;
        state.Lock.Acquire();
        HypercallResult result = HypercallResult.Success;
        while (result.IsSuccess && wanted.Value >= state.FrameCount * EntriesPerFrame)
        {
            result = Grow(ref state);
        }

        if (result.IsSuccess)
        {
            result = TryUnstring(ref state, wanted) ? result : XenErrno.Busy;
        }

        state.Lock.Release();
        return result;
    }

    /// <summary>Puts an entry that grants nothing back among the free ones.</summary>
    internal static void Return(GrantReference reference)
    {
        ref GrantTableState state = ref GuestLibraryState.Current.Grants;
        state.Lock.Acquire();
        FrameWord(reference).Write(state.FirstFree);
        state.FirstFree = reference.Value;
        state.FreeCount++;
        state.Lock.Release();
    }

    /// <summary>Fills an entry that was taken; from the last store on it stands.</summary>
    internal static void Write(GrantReference reference, DomainId domain, uint frame, GrantEntryFlags flags)
    {
        FrameWord(reference).Write(frame);
        FlagsWord(reference).Write((uint)domain.Value << 16);
        Gate.MemoryBarrier();
        FlagsWord(reference).As<ushort>().Write((ushort)flags);
    }

    /// <summary>Takes an entry back unless it is in use.</summary>
    internal static bool TryEnd(GrantReference reference)
    {
        RequireGranting(reference);
        GuestPointer<uint> word = FlagsWord(reference);
        uint seen = word.Read();
        while ((seen & InUse) == 0)
        {
            uint was = word.CompareExchange(0, seen);
            if (was == seen)
            {
                // What the other domain wrote to the page is seen by whatever comes after.
                Gate.MemoryBarrier();
                Return(reference);
                return true;
            }

            seen = was;
        }

        return false;
    }

    /// <summary>The word of an entry that holds flags and domain.</summary>
    internal static GuestPointer<uint> FlagsWord(GrantReference reference) =>
        new(GuestLibraryState.Current.Grants.Address + ((ulong)reference.Value * 8));

    /// <summary>The word of an entry that names the frame.</summary>
    internal static GuestPointer<uint> FrameWord(GrantReference reference) => FlagsWord(reference)[1];

    /// <summary>Before a suspend: the table's frames will be others. The window stays reserved and is mapped anew.</summary>
    internal static void Forget()
    {
        ref GrantTableState state = ref GuestLibraryState.Current.Grants;
        for (uint frame = 0; frame < state.FrameCount; frame++)
        {
            // Where it stays mapped, mapping the new table over it takes its place.
            _ = KernelMemory.UnmapPage(new VirtualAddress(state.Address + (frame << Page.Shift)));
        }

        if (state.Address != 0)
        {
            KernelWindows.Release(new VirtualAddress(state.Address), (int)state.MaximumFrameCount);
        }

        state = default;
    }

    // A grant that is ended twice would put an entry that somebody else may have by now among the free ones.
    internal static void RequireGranting(GrantReference reference)
    {
        bool isOurs = reference.Value >= ReservedGrants.Count && reference.Value < FrameCount * EntriesPerFrame;
        if (!isOurs || (FlagsWord(reference).Read() & (uint)GrantEntryFlags.Transitive) == 0)
        {
            GuestConsole.WriteLine($"Grant {reference.Value} is ended without having been made");
            SchedOp.Crash();
        }
    }

    private static bool TryUnstring(ref GrantTableState state, GrantReference wanted)
    {
        uint previous = 0;
        for (uint entry = state.FirstFree; entry != 0; entry = FrameWord(new GrantReference(entry)).Read())
        {
            if (entry != wanted.Value)
            {
                previous = entry;
                continue;
            }

            uint next = FrameWord(wanted).Read();
            if (previous == 0)
            {
                state.FirstFree = next;
            }
            else
            {
                FrameWord(new GrantReference(previous)).Write(next);
            }

            state.FreeCount--;
            return true;
        }

        return false;
    }

    // One frame more: asked of the hypervisor, mapped behind those before it, its entries strung together.
    private static HypercallResult Grow(ref GrantTableState state)
    {
        HypercallResult result = state.Address == 0 ? ReserveWindow(ref state) : HypercallResult.Success;
        if (result.IsError)
        {
            return result;
        }

        if (state.FrameCount == state.MaximumFrameCount)
        {
            return XenErrno.NoSpace;
        }

        result = Setup(state.FrameCount + 1, out MachineFrame last);
        if (result.IsError)
        {
            return result;
        }

        result = KernelMemory.MapPage(new VirtualAddress(state.Address + ((ulong)state.FrameCount << Page.Shift)), last);
        if (result.IsError)
        {
            return result;
        }

        uint first = state.FrameCount * EntriesPerFrame;
        state.FrameCount++;

        // From the last one down, so that the lowest number is handed out first.
        for (uint entry = first + EntriesPerFrame - 1; entry >= first && entry >= ReservedGrants.Count; entry--)
        {
            FrameWord(new GrantReference(entry)).Write(state.FirstFree);
            state.FirstFree = entry;
            state.FreeCount++;
        }

        return HypercallResult.Success;
    }

    private static HypercallResult ReserveWindow(ref GrantTableState state)
    {
        var size = new GrantQuerySize { Domain = DomainId.Self };
        HypercallResult result = GrantTableOp.QuerySize(new Span<GrantQuerySize>(ref size));
        if (result.IsError || size.Status != GrantStatus.Okay)
        {
            return result.IsError ? result : XenErrno.InvalidArgument;
        }

        result = KernelWindows.Reserve((int)size.MaximumFrameCount, out VirtualAddress window);
        state.Address = window.Value;
        state.MaximumFrameCount = result.IsError ? 0 : size.MaximumFrameCount;
        return result;
    }

    // The list of frames goes by address, and must be guest memory: it travels in the argument area.
    private static HypercallResult Setup(uint frames, out MachineFrame last)
    {
        Span<MachineFrame> none = stackalloc MachineFrame[(int)frames];
        none.Clear();
        ArgumentArea area = ArgumentArea.Open();
        ulong list = area.Place((ReadOnlySpan<MachineFrame>)none);
        var setup = new GrantSetupTable { Domain = DomainId.Self, FrameCount = frames, FrameList = new GuestPointer<MachineFrame>(list) };
        HypercallResult result = GrantTableOp.SetupTable(new Span<GrantSetupTable>(ref setup));
        area.Take(list, none);
        area.Close();
        last = none[(int)frames - 1];
        return result.IsSuccess && setup.Status != GrantStatus.Okay ? XenErrno.OutOfMemory : result;
    }
}
