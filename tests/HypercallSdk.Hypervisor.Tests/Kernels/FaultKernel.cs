using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Puts an entry that a test chose behind the scratch page at each page fault, and remembers the fault.</summary>
[GuestKernel]
public partial struct FaultKernel
{
#pragma warning disable HCS0207 // its domain is never suspended
    public PageTableEntry Mending;
#pragma warning restore HCS0207
    public PageTableEntry MendingNext;
    public int Faults;
    public ulong FirstError;
    public ulong LastError;
    public ulong Address;
    public ulong Rip;

    [Boot]
    private void Start(in StartInfo info)
    {
    }

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        Faults++;
        if (Faults == 1)
            FirstError = frame.Error;

        LastError = frame.Error;
        Address = Guest.Traps.FaultAddress.Value;
        Rip = frame.Rip;
        _ = KernelMemory.MapPage(KernelMemory.ScratchPage, Mending);
        Mending = MendingNext;
    }
}
