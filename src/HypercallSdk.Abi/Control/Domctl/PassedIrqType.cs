namespace HypercallSdk.Abi;

/// <summary>What a physical interrupt becomes in a fully virtualised domain (<c>enum pt_irq_type</c>).</summary>
public enum PassedIrqType : uint
{
    /// <summary>A line of a PCI slot (<c>PT_IRQ_TYPE_PCI</c>).</summary>
    [XenName("PT_IRQ_TYPE_PCI")]
    Pci = 0,

    /// <summary>A line of the ISA bus (<c>PT_IRQ_TYPE_ISA</c>).</summary>
    [XenName("PT_IRQ_TYPE_ISA")]
    Isa = 1,

    /// <summary>A message (<c>PT_IRQ_TYPE_MSI</c>).</summary>
    [XenName("PT_IRQ_TYPE_MSI")]
    Msi = 2,

    /// <summary>A line of a PCI slot, from a message (<c>PT_IRQ_TYPE_MSI_TRANSLATE</c>).</summary>
    [XenName("PT_IRQ_TYPE_MSI_TRANSLATE")]
    MsiTranslate = 3,

    /// <summary>A shared interrupt of ARM (<c>PT_IRQ_TYPE_SPI</c>).</summary>
    [XenName("PT_IRQ_TYPE_SPI")]
    Spi = 4,
}
