using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>What the library keeps of the domain's memory. Nothing in it is a machine frame: it holds after a restore too.</summary>
internal struct MemoryState
{
    internal bool IsReady;
    internal SpinLock Lock;

    // Held while a table that is missing is made, so that two vCPUs do not make it twice. Taken before the other lock.
    internal SpinLock TableLock;

    // A bit a pseudo-physical frame, set where it is free, at this address.
    internal ulong FreeBits;
    internal ulong PageCount;
    internal ulong FreeCount;

    // No word of the bitmap below this one has a bit set.
    internal ulong FirstFreeWord;

    // Frames below the first are mapped from KernelMemory.Base on, by the domain builder; below the second in the direct map.
    internal ulong BuilderMapped;
    internal ulong Mapped;

    // The machine's last frame, as it was when last asked; asked again where a frame is behind it.
    internal ulong LastMachineFrame;

    internal TableReserve Reserve;
    internal int Reserved;
    internal WindowBits Windows;

    /// <summary>Frames kept back for the tables that map more frames: a level-2 and a level-1 table.</summary>
    [InlineArray(Count)]
    internal struct TableReserve
    {
        internal const int Count = 2;

        private ulong _first;
    }

    /// <summary>A bit a page of the windows' area, set where it is taken.</summary>
    [InlineArray(Count)]
    internal struct WindowBits
    {
        internal const int Count = 64;

        private ulong _first;
    }
}
