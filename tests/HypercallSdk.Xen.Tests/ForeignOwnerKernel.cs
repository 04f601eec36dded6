#pragma warning disable HCS0305 // What is made into a discard here must be refused: that is what is tested.
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>Tells domain 0 the machine frame of one of its pages by a page that it grants, and tries what only domain 0 may do.</summary>
[GuestKernel]
public partial struct ForeignOwnerKernel
{
    /// <summary>The number that the page with the frame's number is granted under.</summary>
    internal const uint Reference = 40;

#pragma warning disable HCS0207 // its domain is never suspended
    private GrantReference _grant;
#pragma warning restore HCS0207

    [Boot]
    private void Start(in StartInfo info)
    {
        PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame page);
        PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame told);
        KernelMemory.AddressOf(page).As<ulong>().Write(1234);
        KernelMemory.AddressOf(told).As<ulong>().Write(KernelMemory.MachineFrameOf(page).Value);
        _ = Grant.TryMakeAt(new GrantReference(Reference), DomainId.Zero, told, GrantAccess.ReadOnly, out Grant grant);
        _grant = grant.Keep();
        GuestConsole.WriteLine($"map a page of domain 0: {ForeignMapping.TryMap(DomainId.Zero, KernelMemory.MachineFrameOf(page), GrantAccess.ReadOnly, out _)}");
    }
}
