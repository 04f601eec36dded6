#pragma warning disable HCS0305 // What is made into a discard here must be refused: that is what is tested.
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>Maps a page of domain 1, as the control domain may without a grant; a grant is how it learns which.</summary>
[GuestKernel]
public partial struct ForeignMapperKernel
{
    private bool _done;

    [Boot]
    private void Start(in StartInfo info) => _ = Timers.SetOneShot(Timers.SystemTime + 5_000_000);

    // By then domain 1 has booted: the host has nothing else to do.
    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        if (_done)
        {
            return;
        }

        _done = true;
        var owner = new DomainId(1);
        GuestConsole.WriteLine($"map the grant: {(int)MappedGrant.TryMap(owner, new GrantReference(ForeignOwnerKernel.Reference), GrantAccess.ReadOnly, out MappedGrant told)}");
        var frame = new MachineFrame(told.Address.As<ulong>().Read());
        GuestConsole.WriteLine($"unmap the grant: {(int)told.Unmap()}");
        GuestConsole.WriteLine($"map as our own: {ForeignMapping.TryMap(DomainId.Self, frame, GrantAccess.ReadWrite, out _)}");
        GuestConsole.WriteLine($"map as domain 1's: {ForeignMapping.TryMap(owner, frame, GrantAccess.ReadWrite, out ForeignMapping mapping)}");
        GuestConsole.WriteLine($"reads {mapping.Address.As<ulong>().Read()}, unmap: {ForeignMapping.Resume(mapping.Keep()).Unmap()}");
        SchedOp.PowerOff();
    }
}
