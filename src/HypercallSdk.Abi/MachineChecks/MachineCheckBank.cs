namespace HypercallSdk.Abi;

/// <summary>A bank's registers (<c>struct mcinfo_bank</c>).</summary>
[XenName("struct mcinfo_bank")]
public struct MachineCheckBank
{
    /// <summary>What each begins with (<c>common</c>).</summary>
    [XenName("common")]
    public MachineCheckRecord Record;

    /// <summary>Which bank (<c>mc_bank</c>).</summary>
    [XenName("mc_bank")]
    public ushort Bank;

    /// <summary>The domain whose memory it was (<c>mc_domid</c>).</summary>
    [XenName("mc_domid")]
    public DomainId Domain;

    /// <summary>Its status (<c>mc_status</c>).</summary>
    [XenName("mc_status")]
    public ulong Status;

    /// <summary>The address (<c>mc_addr</c>).</summary>
    [XenName("mc_addr")]
    public ulong Address;

    /// <summary>What else there is (<c>mc_misc</c>).</summary>
    [XenName("mc_misc")]
    public ulong Miscellaneous;

    /// <summary>The second control register (<c>mc_ctrl2</c>).</summary>
    [XenName("mc_ctrl2")]
    public ulong Control;

    /// <summary>When (<c>mc_tsc</c>).</summary>
    [XenName("mc_tsc")]
    public ulong Timestamp;
}
