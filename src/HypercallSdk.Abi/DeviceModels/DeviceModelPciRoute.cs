namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.SetPciRoute"/> (<c>xen_dm_op_set_pci_link_route_t</c>).</summary>
[XenName("xen_dm_op_set_pci_link_route_t")]
public struct DeviceModelPciRoute
{
    /// <summary>Which PCI line (<c>link</c>).</summary>
    [XenName("link")]
    public byte Link;

    /// <summary>The line of the ISA bus; 0 for none (<c>isa_irq</c>).</summary>
    [XenName("isa_irq")]
    public byte Line;
}
