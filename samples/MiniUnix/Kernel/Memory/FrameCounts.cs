// How many hold a page: the file whose content it is, and each process that maps it. A page that is held by more than one is mapped
// read-only everywhere, and whoever writes gets a copy. The counts lie in pages of their own, one for 1024 frames, which are taken
// when a count in them is first set. Page tables, inodes' maps and pipes' pages are not counted: they have one holder.
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <summary>The holders of each page that files and processes may share.</summary>
internal struct FrameCounts
{
    private const int FramesPerPage = Page.Size / sizeof(uint);

    private Pages _pages;

    /// <summary>Takes a page, held once.</summary>
    public bool TryAllocate(bool zeroed, out PseudoPhysicalFrame frame)
    {
        if (!(zeroed ? PageAllocator.TryAllocateZeroed(out frame) : PageAllocator.TryAllocate(out frame)))
        {
            return false;
        }

        if (!TryPrepare(frame))
        {
            PageAllocator.Free(frame);
            return false;
        }

        Place(frame).Write(1);
        return true;
    }

    /// <summary>One more holds it.</summary>
    public readonly void Hold(PseudoPhysicalFrame frame) => Place(frame).Write(Place(frame).Read() + 1);

    /// <summary>One less holds it; nobody's page is free.</summary>
    public readonly void Release(PseudoPhysicalFrame frame)
    {
        uint left = Place(frame).Read() - 1;
        Place(frame).Write(left);
        if (left == 0)
        {
            PageAllocator.Free(frame);
        }
    }

    /// <summary>Whether more than one holds it.</summary>
    public readonly bool IsShared(PseudoPhysicalFrame frame) => Place(frame).Read() > 1;

    private bool TryPrepare(PseudoPhysicalFrame frame)
    {
        int page = (int)(frame.Value / FramesPerPage);
        if (page >= Pages.Count)
        {
            return false;
        }

        if (_pages[page] == 0)
        {
            if (!PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame counts))
            {
                return false;
            }

            _pages[page] = counts.Value;
        }

        return true;
    }

    private readonly GuestPointer<uint> Place(PseudoPhysicalFrame frame) =>
        KernelMemory.AddressOf(new PseudoPhysicalFrame(_pages[(int)(frame.Value / FramesPerPage)])).As<uint>()[(long)(frame.Value % FramesPerPage)];

    /// <summary>Enough for 2 GiB.</summary>
    [InlineArray(Count)]
    private struct Pages
    {
        public const int Count = 512;

        private ulong _first;
    }
}
