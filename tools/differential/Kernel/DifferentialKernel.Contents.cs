using HypercallSdk.Abi;

namespace Differential.Kernel;

/// <content>What is in the program's own pages.</content>
public partial struct DifferentialKernel
{
    private const ulong FirstHypervisorEntry = 256 * sizeof(ulong);
    private const ulong LastHypervisorEntry = 271 * sizeof(ulong);

    // A page of the window that maps one of the program's own frames. What lies in a frame that the hypervisor gave is its own
    // business, and what is not mapped cannot be read.
    private void Digest(ulong page)
    {
        FlushTranslations();
        ulong entry = page < ProgramLayout.WindowPages && IsWindowWhole() ? EntryOf(ProgramLayout.FirstTable, (int)page) : 0;
        ulong number = (entry & FrameBits) >> Page.Shift;
        if ((entry & 1) == 0 || number - NumberMark >= ProgramLayout.OwnFrames)
        {
            LogNumber(0);
            return;
        }

        ulong hash = 0xcbf2_9ce4_8422_2325;
        ulong address = Window + (page * Page.Size);
        BeginAccess(address);
        for (ulong offset = 0; offset < Page.Size; offset += sizeof(ulong))
        {
            // In a root they are the hypervisor's, and its addresses.
            if (offset == FirstHypervisorEntry)
            {
                offset = LastHypervisorEntry;
                continue;
            }

            hash = (hash ^ Canonical(Read(address + offset, sizeof(ulong)))) * 0x100_0000_01b3;
        }

        _isAccessing = false;
        LogNumber((long)(hash >> 1));
    }
}
