using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>What a trap handler asks for beside its frame.</summary>
public static class Traps
{
    /// <summary>
    /// The address of the last page fault (<c>cr2</c>, which Xen leaves in <c>vcpu_info</c>): read it before anything that
    /// may fault again.
    /// </summary>
    public static VirtualAddress FaultAddress => new(SharedInfoWindow.FaultAddress.Read());
}
