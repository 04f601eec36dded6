namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.IoPortMapping"/> (<c>struct xen_domctl_ioport_mapping</c>).</summary>
[XenName("struct xen_domctl_ioport_mapping")]
public struct DomctlIoPortMapping
{
    /// <summary>Where the range starts in the domain (<c>first_gport</c>).</summary>
    [XenName("first_gport")]
    public uint FirstGuestPort;

    /// <summary>Where it starts in the machine (<c>first_mport</c>).</summary>
    [XenName("first_mport")]
    public uint FirstMachinePort;

    /// <summary>How many ports (<c>nr_ports</c>).</summary>
    [XenName("nr_ports")]
    public uint Count;

    /// <summary>What to do (<c>add_mapping</c>).</summary>
    [XenName("add_mapping")]
    public DomctlMappingChange Change;
}
