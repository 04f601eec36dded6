namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.EnterSleep"/> (<c>xenpf_enter_acpi_sleep_t</c>).</summary>
[XenName("xenpf_enter_acpi_sleep_t")]
public struct PlatformEnterSleep
{
    /// <summary>A flag: the values are types of sleep (<c>XENPF_ACPI_SLEEP_EXTENDED</c>).</summary>
    [XenName("XENPF_ACPI_SLEEP_EXTENDED")]
    public const uint Extended = 1;

    /// <summary>What the first control register is given (<c>val_a</c>).</summary>
    [XenName("val_a")]
    public ushort ValueA;

    /// <summary>What the second is (<c>val_b</c>).</summary>
    [XenName("val_b")]
    public ushort ValueB;

    /// <summary>The state, 3 or 5 (<c>sleep_state</c>).</summary>
    [XenName("sleep_state")]
    public uint State;

    /// <summary><see cref="Extended"/>, or 0 (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;
}
