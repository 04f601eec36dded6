// The 2-level ABI: a pending and a mask bit for each of 4,096 ports in shared_info, and in each vCPU's vcpu_info a selector
// word that says which of the 64 words of pending bits are worth a look.
//
//  - The pending bit is set, then the selector's, then the upcall-pending byte. Where one was set before, the rest is left:
//    whoever set it told the vCPU, or the guest is about to look.
//  - An edge that arrives while its port is masked stays pending; nobody is told until EVTCHNOP_unmask.
//  - A vCPU that has no vcpu_info yet (number 32 and above) has nothing marked: when it registers one, all is marked.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>The 2-level ABI of one domain.</summary>
/// <param name="domain">The domain.</param>
internal sealed unsafe class TwoLevelEvents(Domain domain) : EventAbi(domain)
{
    /// <inheritdoc/>
    public override uint PortCount => EventChannelLimits.ChannelCount;

    /// <inheritdoc/>
    public override void Initialize(ref EventChannel channel)
    {
    }

    /// <inheritdoc/>
    public override bool SetPending(Port port, ref EventChannel channel)
    {
        SharedPage shared = Domain.Shared;
        if (shared.TestAndSetPending(port))
            return false;

        if (!shared.IsMasked(port) || Domain.Host.Options.Planted == PlantedBug.MaskedEdgeGivesUpcall)
            MarkVcpu(port, in channel);

        return true;
    }

    /// <inheritdoc/>
    public override void ClearPending(Port port) => Domain.Shared.ClearPending(port);

    /// <inheritdoc/>
    public override void Unmask(Port port, ref EventChannel channel)
    {
        SharedPage shared = Domain.Shared;
        if (shared.TestAndClearMask(port) && shared.IsPending(port) && Domain.Host.Options.Planted != PlantedBug.EdgeIsLostAtUnmask)
            MarkVcpu(port, in channel);
    }

    /// <inheritdoc/>
    public override bool IsPending(Port port) => Domain.Shared.IsPending(port);

    /// <inheritdoc/>
    public override bool IsMasked(Port port) => Domain.Shared.IsMasked(port);

    /// <inheritdoc/>
    public override bool IsBusy(Port port) => false;

    private void MarkVcpu(Port port, in EventChannel channel)
    {
        Vcpu vcpu = Domain.Vcpus[channel.NotifyVcpu];
        if (!EventChannelTable.HasInfo(vcpu) || SharedPage.TestAndSetSelector(vcpu.Info, port))
            return;

        MarkEventsPending(vcpu);
    }
}
