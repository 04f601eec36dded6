namespace HypercallSdk.Abi;

/// <summary>The machine-check registers of a vCPU (<c>struct hvm_vmce_vcpu</c>).</summary>
[XenName("struct hvm_vmce_vcpu")]
public struct MachineCheckState
{
    /// <summary>What there is (<c>caps</c>).</summary>
    [XenName("caps")]
    public ulong Capabilities;

    /// <summary>The second control register of bank 0 (<c>mci_ctl2_bank0</c>).</summary>
    [XenName("mci_ctl2_bank0")]
    public ulong Bank0Control;

    /// <summary>That of bank 1 (<c>mci_ctl2_bank1</c>).</summary>
    [XenName("mci_ctl2_bank1")]
    public ulong Bank1Control;

    /// <summary>The extended control register (<c>mcg_ext_ctl</c>).</summary>
    [XenName("mcg_ext_ctl")]
    public ulong ExtendedControl;
}
