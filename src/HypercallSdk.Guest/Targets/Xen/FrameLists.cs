// How the toolstack finds the domain's memory: shared_info names a frame, which lists frames, each of which lists the frames
// that start_info's list of frames lies in. It looks there before it asks the domain to suspend, so they are there from the
// boot on. Machine frames are what they hold, so they are made anew wherever the domain is restored.
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The lists of the frames that hold start_info's list of frames.</summary>
internal static class FrameLists
{
    private const ulong EntriesPerPage = Page.Size / sizeof(ulong);

    /// <summary>
    /// Makes them and says in shared_info where they are. The image has room for four lists, of 262,144 frames each: a domain
    /// of more than 4 GiB says nothing, and cannot be saved.
    /// </summary>
    internal static void Publish()
    {
        ref StartInfo info = ref GuestLibraryState.Current.StartInfo;
        VirtualAddress top = Gate.FrameLists;
        ulong pages = ((info.PageCount * sizeof(ulong)) + Page.Size - 1) >> Page.Shift;
        ulong lists = (pages + EntriesPerPage - 1) / EntriesPerPage;
        if ((top + ((1 + lists) << Page.Shift)).Value > Gate.FrameListsLimit.Value)
        {
            return;
        }

        var frameList = new VirtualAddress(info.FrameList.Address);
        for (ulong list = 0; list < lists; list++)
        {
            VirtualAddress place = top + ((1 + list) << Page.Shift);
            top.As<MachineFrame>()[(long)list].Write(FrameAt(place));
            for (ulong entry = 0; entry < EntriesPerPage && (list * EntriesPerPage) + entry < pages; entry++)
            {
                place.As<MachineFrame>()[(long)entry].Write(FrameAt(frameList + (((list * EntriesPerPage) + entry) << Page.Shift)));
            }
        }

        SharedInfoWindow.FrameListList.Write(FrameAt(top));
        SharedInfoWindow.MaxFrame.Write(info.PageCount);
    }

    // All of it lies in the region that the domain builder mapped.
    private static MachineFrame FrameAt(VirtualAddress address) =>
        KernelMemory.TryGetMachineFrame(address, out MachineFrame frame) ? frame : KernelMemory.NoFrame;
}
