using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Kernel addresses for what is not the domain's own memory: the grant table, other domains' pages. An address is
/// reserved with a level-1 table below it; what is mapped there is its user's.
/// </summary>
internal static class KernelWindows
{
    private const int Count = MemoryState.WindowBits.Count * 64;

    /// <summary>Reserves <paramref name="count"/> pages of addresses in a row.</summary>
    internal static HypercallResult Reserve(int count, out VirtualAddress address)
    {
        ref MemoryState state = ref PageAllocator.Ready();
        state.Lock.Acquire();
        int first = Find(ref state, count);
        Mark(ref state, first, first < 0 ? 0 : count, taken: true);
        state.Lock.Release();
        address = default;
        if (first < 0)
        {
            return XenErrno.NoSpace;
        }

        VirtualAddress start = At(first);
        for (int page = 0; page < count; page++)
        {
            HypercallResult result = PageTableLevels.Ensure(PageTableLevels.BuilderRoot, default, At(first + page), out _);
            if (result.IsError)
            {
                Release(start, count);
                return result;
            }
        }

        address = start;
        return HypercallResult.Success;
    }

    /// <summary>Gives addresses back; nothing is mapped there any longer.</summary>
    internal static void Release(VirtualAddress address, int count)
    {
        ref MemoryState state = ref PageAllocator.Ready();
        state.Lock.Acquire();
        Mark(ref state, (int)((address.Value - KernelAddresses.Windows) >> Page.Shift), count, taken: false);
        state.Lock.Release();
    }

    private static VirtualAddress At(int window) => new(KernelAddresses.Windows + ((ulong)(uint)window << Page.Shift));

    private static int Find(ref MemoryState state, int count)
    {
        int run = 0;
        for (int window = 0; window < Count; window++)
        {
            run = IsTaken(ref state, window) ? 0 : run + 1;
            if (run == count)
            {
                return window - count + 1;
            }
        }

        return -1;
    }

    private static bool IsTaken(ref MemoryState state, int window) => (state.Windows[window >> 6] >> (window & 63) & 1) != 0;

    private static void Mark(ref MemoryState state, int first, int count, bool taken)
    {
        for (int window = first; window < first + count; window++)
        {
            ulong bit = 1UL << (window & 63);
            ulong word = state.Windows[window >> 6];
            state.Windows[window >> 6] = taken ? word | bit : word & ~bit;
        }
    }
}
