namespace HypercallSdk.Abi;

/// <summary>Further registers (<c>struct mcinfo_extended</c>).</summary>
[XenName("struct mcinfo_extended")]
public struct MachineCheckExtended
{
    /// <summary>What each begins with (<c>common</c>).</summary>
    [XenName("common")]
    public MachineCheckRecord Record;

    /// <summary>How many (<c>mc_msrs</c>).</summary>
    [XenName("mc_msrs")]
    public uint Count;

    /// <summary>The registers (<c>mc_msr</c>).</summary>
    [XenName("mc_msr")]
    public MachineCheckMsrs32 Msrs;
}
