namespace HypercallSdk.Abi;

/// <summary>What <see cref="IPlatformOp.PlatformQuirk"/> says of the machine (<c>QUIRK_*</c>).</summary>
public enum PlatformQuirk : uint
{
    /// <summary>Interrupts stay where they are (<c>QUIRK_NOIRQBALANCING</c>).</summary>
    [XenName("QUIRK_NOIRQBALANCING")]
    NoIrqBalancing = 1,

    /// <summary>The router of interrupts forgets which register was chosen (<c>QUIRK_IOAPIC_BAD_REGSEL</c>).</summary>
    [XenName("QUIRK_IOAPIC_BAD_REGSEL")]
    IoApicForgets = 2,

    /// <summary>It does not (<c>QUIRK_IOAPIC_GOOD_REGSEL</c>).</summary>
    [XenName("QUIRK_IOAPIC_GOOD_REGSEL")]
    IoApicRemembers = 3,
}
