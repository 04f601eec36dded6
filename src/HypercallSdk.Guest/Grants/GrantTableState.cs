using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>What the library keeps of the domain's grant table. All of it is made anew after a restore.</summary>
internal struct GrantTableState
{
    internal SpinLock Lock;

    // Where the table is mapped; zero before its first use. Its frames stand one behind the other.
    internal ulong Address;
    internal uint FrameCount;
    internal uint MaximumFrameCount;

    // The free entries are strung together through their frame fields, which the hypervisor does not read while an entry's
    // flags say that it grants nothing. Zero ends the string: entry 0 is reserved and never free.
    internal uint FirstFree;
    internal uint FreeCount;
}
