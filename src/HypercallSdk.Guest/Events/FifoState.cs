using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The domain's side of the FIFO interface: the pages that its ports' words lie in.</summary>
internal struct FifoState
{
    internal const int WordsPerPage = Page.Size / sizeof(uint);

    internal bool IsInUse;
    internal SpinLock Lock;
    internal int PageCount;
    internal PageAddresses Pages;

    /// <summary>Where each page of the event array lies.</summary>
    [InlineArray(PortTable.Capacity / WordsPerPage)]
    internal struct PageAddresses
    {
        private ulong _first;
    }
}
