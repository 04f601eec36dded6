namespace HypercallSdk.Abi;

/// <summary>What a record of a machine check is (<c>MC_TYPE_*</c>).</summary>
public enum MachineCheckRecordType : ushort
{
    /// <summary>A <see cref="MachineCheckGlobal"/> (<c>MC_TYPE_GLOBAL</c>).</summary>
    [XenName("MC_TYPE_GLOBAL")]
    Global = 0,

    /// <summary>A <see cref="MachineCheckBank"/> (<c>MC_TYPE_BANK</c>).</summary>
    [XenName("MC_TYPE_BANK")]
    Bank = 1,

    /// <summary>A <see cref="MachineCheckExtended"/> (<c>MC_TYPE_EXTENDED</c>).</summary>
    [XenName("MC_TYPE_EXTENDED")]
    Extended = 2,

    /// <summary>A <see cref="MachineCheckRecovery"/> (<c>MC_TYPE_RECOVERY</c>).</summary>
    [XenName("MC_TYPE_RECOVERY")]
    Recovery = 3,
}
