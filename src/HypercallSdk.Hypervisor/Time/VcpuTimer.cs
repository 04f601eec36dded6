using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Time;

/// <summary>A vCPU's one-shot timer; when it goes off, VIRQ_TIMER is raised.</summary>
internal sealed class VcpuTimer(Vcpu vcpu, ulong order) : HostTimer(order)
{
    /// <summary>False where it would raise an event that is pending already, or that nobody takes.</summary>
    public override bool HasEffect
    {
        get
        {
            EventChannelTable channels = vcpu.Domain.EventChannels;
            Port port = channels.PortOf(vcpu, Virq.Timer);
            return port.Value != 0 && !channels.IsPending(port);
        }
    }

    /// <inheritdoc/>
    public override void Fire(ulong now) => vcpu.Domain.EventChannels.RaiseVirq(vcpu, Virq.Timer);
}
