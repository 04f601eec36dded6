namespace HypercallSdk.Abi;

/// <summary>What <see cref="IVmAssist.Change"/> does (<c>VMASST_CMD_*</c>).</summary>
public enum VmAssistCommand : uint
{
    /// <summary>Turns a mode on (<c>VMASST_CMD_enable</c>).</summary>
    [XenName("VMASST_CMD_enable")]
    Enable = 0,

    /// <summary>Turns a mode off (<c>VMASST_CMD_disable</c>).</summary>
    [XenName("VMASST_CMD_disable")]
    Disable = 1,
}
