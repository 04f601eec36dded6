// The domain's free pages: a bit for each pseudo-physical frame, in guest memory, set where the frame is free. Free at the
// start is what lies behind the domain builder's stack: the bootstrap region's padding, and all memory above it. Frames
// are numbered as the domain counts them, so the bitmap is the same after a restore or a move; a frame's machine frame is
// looked up in the p2m list at the moment that it is needed. The lowest free frame is handed out first, so that what the
// kernel must map in addition (DirectMap) grows from below and only as far as memory is used.
//
// A frame that was given away (Balloon, a transferred grant) is neither free nor in use: its p2m entry says that there is
// no machine frame, until one is put there again.
using System.Numerics;
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Hands out the domain's pages. Ready at the first call; each page handed out is mapped for the kernel.</summary>
public static class PageAllocator
{
    private const ulong BitsPerWord = 64;

    /// <summary>How many pages are free.</summary>
    public static ulong FreePages => Ready().FreeCount;

    /// <summary>How many pseudo-physical frames the domain has, holes included.</summary>
    public static ulong TotalPages => GuestLibraryState.Current.StartInfo.PageCount;

    /// <summary>Takes a page, whatever it holds.</summary>
    /// <param name="frame">The page; <see cref="KernelMemory.AddressOf"/> says where it is mapped.</param>
    /// <returns>Whether there was one.</returns>
    public static bool TryAllocate(out PseudoPhysicalFrame frame)
    {
        ref MemoryState state = ref Ready();
        state.Lock.Acquire();
        bool found = TryFindFree(ref state, out ulong number) && DirectMap.TryReach(ref state, number);

        // Reaching it may have taken it, for a table or for the reserve: then there is another one, nearer.
        found = found && TryFindFree(ref state, out number) && DirectMap.TryReach(ref state, number);
        if (found)
        {
            Take(ref state, number);
        }

        state.Lock.Release();
        frame = new PseudoPhysicalFrame(found ? number : 0);
        return found;
    }

    /// <summary>Takes a page and clears it.</summary>
    /// <param name="frame">The page.</param>
    /// <returns>Whether there was one.</returns>
    public static bool TryAllocateZeroed(out PseudoPhysicalFrame frame)
    {
        if (!TryAllocate(out frame))
        {
            return false;
        }

        if (PageTableOperations.Clear(frame).IsError)
        {
            Free(frame);
            frame = default;
            return false;
        }

        return true;
    }

    /// <summary>
    /// Gives a page back. Nobody may use it any longer: it is unmapped elsewhere, its grants have ended, it is no page
    /// table. A page that is free already, or was never handed out, is reported and crashes the domain.
    /// </summary>
    public static void Free(PseudoPhysicalFrame frame)
    {
        ref MemoryState state = ref Ready();
        state.Lock.Acquire();
        GuestPointer<ulong> word = Word(ref state, frame.Value);
        ulong bit = 1UL << (int)(frame.Value % BitsPerWord);
        if (frame.Value >= state.PageCount || frame.Value <= Bitmap(ref state).Value || (word.Read() & bit) != 0)
        {
            GuestConsole.WriteLine($"Page {frame.Value} is given back without having been handed out");
            SchedOp.Crash();
        }

        word.Write(word.Read() | bit);
        state.FreeCount++;
        if (frame.Value / BitsPerWord < state.FirstFreeWord)
        {
            state.FirstFreeWord = frame.Value / BitsPerWord;
        }

        DirectMap.FillReserve(ref state);
        state.Lock.Release();
    }

    /// <summary>Takes a free page below those that are not mapped yet; the lock is held.</summary>
    internal static bool TryTakeMapped(ref MemoryState state, out ulong frame)
    {
        if (!TryFindFree(ref state, out frame) || frame >= state.Mapped)
        {
            return false;
        }

        Take(ref state, frame);
        return true;
    }

    /// <summary>The library's memory state, made ready.</summary>
    internal static ref MemoryState Ready()
    {
        ref MemoryState state = ref GuestLibraryState.Current.Memory;
        if (!Volatile.Read(ref state.IsReady))
        {
            state.Lock.Acquire();
            if (!state.IsReady)
            {
                Prepare(ref state);
                Volatile.Write(ref state.IsReady, true);
            }

            state.Lock.Release();
        }

        return ref state;
    }

    private static void Prepare(ref MemoryState state)
    {
        ref StartInfo info = ref GuestLibraryState.Current.StartInfo;
        state.PageCount = info.PageCount;

        // Behind the bootstrap tables lies the builder's stack, one page: the last thing that it put there.
        ulong bitmap = PageTableLevels.BuilderRoot.Value + info.PageTableFrameCount + 1;
        ulong words = (state.PageCount + BitsPerWord - 1) / BitsPerWord;
        ulong first = bitmap + (((words * sizeof(ulong)) + Page.Size - 1) >> Page.Shift);
        state.FreeBits = (KernelMemory.Base + (bitmap << Page.Shift)).Value;
        state.BuilderMapped = DirectMap.CountBuilderMapped(state.PageCount);
        state.Mapped = state.BuilderMapped;
        if (first + 4 > state.Mapped)
        {
            GuestConsole.WriteLine($"{state.PageCount} pages are too few, or the domain builder left no room behind its stack");
            SchedOp.Crash();
        }

        for (ulong word = 0; word < words; word++)
        {
            new GuestPointer<ulong>(state.FreeBits)[(long)word].Write(InitialBits(word, first, state.PageCount));
        }

        state.FirstFreeWord = first / BitsPerWord;
        state.FreeCount = state.PageCount > first ? state.PageCount - first : 0;
        DirectMap.FillReserve(ref state);
        LinkKernelSlot(ref state, new VirtualAddress(KernelAddresses.DirectMap));
        LinkKernelSlot(ref state, new VirtualAddress(KernelAddresses.Windows));
    }

    private static ulong InitialBits(ulong word, ulong first, ulong end)
    {
        ulong bits = 0;
        for (ulong bit = 0; bit < BitsPerWord; bit++)
        {
            ulong frame = (word * BitsPerWord) + bit;
            bool isFree = frame >= first && frame < end && KernelMemory.MachineFrameOf(new PseudoPhysicalFrame(frame)) != KernelMemory.NoFrame;
            bits |= isFree ? 1UL << (int)bit : 0;
        }

        return bits;
    }

    // Address spaces copy the kernel's level-4 entries when they are made, so these two are there from the start.
    private static void LinkKernelSlot(ref MemoryState state, VirtualAddress address)
    {
        if (!TryTakeMapped(ref state, out ulong table)
            || PageTableOperations.Clear(new PseudoPhysicalFrame(table)).IsError
            || PageTableLevels.Link(PageTableLevels.BuilderRoot, default, PageTableLevels.Index(address, 4), new PseudoPhysicalFrame(table)).IsError)
        {
            GuestConsole.WriteLine($"No table for the kernel's addresses from {address} on");
            SchedOp.Crash();
        }
    }

    private static PseudoPhysicalFrame Bitmap(ref MemoryState state) => KernelMemory.PseudoPhysicalFrameOf(new VirtualAddress(state.FreeBits));

    private static GuestPointer<ulong> Word(ref MemoryState state, ulong frame) => new GuestPointer<ulong>(state.FreeBits)[(long)(frame / BitsPerWord)];

    private static bool TryFindFree(ref MemoryState state, out ulong frame)
    {
        ulong words = (state.PageCount + BitsPerWord - 1) / BitsPerWord;
        for (ulong word = state.FirstFreeWord; word < words; word++)
        {
            ulong bits = new GuestPointer<ulong>(state.FreeBits)[(long)word].Read();
            if (bits != 0)
            {
                state.FirstFreeWord = word;
                frame = (word * BitsPerWord) + (ulong)(uint)BitOperations.TrailingZeroCount(bits);
                return true;
            }
        }

        state.FirstFreeWord = words;
        frame = 0;
        return false;
    }

    private static void Take(ref MemoryState state, ulong frame)
    {
        GuestPointer<ulong> word = Word(ref state, frame);
        word.Write(word.Read() & ~(1UL << (int)(frame % BitsPerWord)));
        state.FreeCount--;
    }
}
