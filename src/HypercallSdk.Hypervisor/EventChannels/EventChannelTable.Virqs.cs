using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <content>
/// Which port each VIRQ of each vCPU is bound to. Nearly every vCPU has its timer's and few have others: the timers' ports
/// are in a table, the others' where they are found by number.
/// </content>
internal sealed partial class EventChannelTable
{
    private readonly Dictionary<uint, uint> _virqPorts = [];
    private uint[] _timerPorts = [];

    /// <summary>The VIRQs that are bound, as vCPU, VIRQ and port: for the recount.</summary>
    public IEnumerable<(uint Vcpu, Virq Virq, Port Port)> BoundVirqs()
    {
        for (uint vcpu = 0; vcpu < _timerPorts.Length; vcpu++)
        {
            if (_timerPorts[vcpu] != 0)
                yield return (vcpu, Virq.Timer, new Port(_timerPorts[vcpu]));
        }

        foreach ((uint key, uint port) in _virqPorts)
            yield return (key / EventChannelLimits.VirqCount, (Virq)(key % EventChannelLimits.VirqCount), new Port(port));
    }

    /// <summary>Whether a VIRQ is the domain's, not a vCPU's: it is bound on vCPU 0 and may notify any.</summary>
    public static bool IsGlobal(Virq virq) => virq is not (Virq.Timer or Virq.Debug or Virq.Xenoprof or Virq.Xenpmu);

    /// <summary>The port that a VIRQ of a vCPU is bound to; port 0 for none.</summary>
    public Port PortOf(Vcpu vcpu, Virq virq)
    {
        uint number = vcpu.Id.Value;
        return virq == Virq.Timer
            ? new Port(number < (uint)_timerPorts.Length ? _timerPorts[number] : 0)
            : new Port(_virqPorts.GetValueOrDefault(KeyOf(number, virq)));
    }

    /// <summary>Binds <paramref name="port"/> to a VIRQ of <paramref name="vcpu"/>, which has no port yet.</summary>
    public void SetVirq(Port port, Vcpu vcpu, Virq virq)
    {
        ref EventChannel channel = ref Bind(port, ChannelKind.Virq);
        channel.Virq = virq;
        channel.NotifyVcpu = (ushort)vcpu.Id.Value;
        if (virq != Virq.Timer)
        {
            _virqPorts[KeyOf(vcpu.Id.Value, virq)] = port.Value;
            return;
        }

        if (_timerPorts.Length == 0)
            _timerPorts = new uint[_domain.Vcpus.Count];

        _timerPorts[vcpu.Id.Value] = port.Value;
        vcpu.Unit.HasTimerPort = true;
    }

    /// <summary>Raises a VIRQ of one vCPU; true when something changed.</summary>
    public bool RaiseVirq(Vcpu vcpu, Virq virq)
    {
        Port port = PortOf(vcpu, virq);
        return port.Value != 0 && Raise(port);
    }

    /// <summary>Raises a VIRQ of the domain (<c>send_guest_global_virq</c>); true when something changed.</summary>
    public bool RaiseVirq(Virq virq) => RaiseVirq(_domain.Vcpus[0], virq);

    private static uint KeyOf(uint vcpu, Virq virq) => (vcpu * EventChannelLimits.VirqCount) + (uint)virq;

    // A per-vCPU one's port notifies the vCPU that has it; a global one is vCPU 0's.
    private void ForgetVirq(Port port, Virq virq)
    {
        uint vcpu = IsGlobal(virq) ? 0U : this[port].NotifyVcpu;
        if (virq != Virq.Timer)
        {
            _virqPorts.Remove(KeyOf(vcpu, virq));
            return;
        }

        _timerPorts[vcpu] = 0;
        _domain.Vcpus[(int)vcpu].Unit.HasTimerPort = false;
    }
}
