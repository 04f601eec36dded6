namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMachineCheckOp.NotifyDomain"/> (<c>xen_mc_notifydomain_t</c>).</summary>
[XenName("xen_mc_notifydomain_t")]
public struct MachineCheckNotifyDomain
{
    /// <summary>The domain (<c>mc_domid</c>).</summary>
    [XenName("mc_domid")]
    public DomainId Domain;

    /// <summary>Its vCPU (<c>mc_vcpuid</c>).</summary>
    [XenName("mc_vcpuid")]
    public ushort Vcpu;

    /// <summary>Out: what came of it (<c>flags</c>).</summary>
    [XenName("flags")]
    public MachineCheckFlags Flags;
}
