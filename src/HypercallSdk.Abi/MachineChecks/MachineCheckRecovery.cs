using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What was done about a machine check (<c>struct mcinfo_recovery</c>).</summary>
[XenName("struct mcinfo_recovery")]
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct MachineCheckRecovery
{
    /// <summary>Bytes of what was done (<c>MAX_UNION_SIZE</c>).</summary>
    [XenName("MAX_UNION_SIZE")]
    public const int ActionSize = 16;

    /// <summary>What each begins with (<c>common</c>).</summary>
    [FieldOffset(0)]
    [XenName("common")]
    public MachineCheckRecord Record;

    /// <summary>Which bank (<c>mc_bank</c>).</summary>
    [FieldOffset(4)]
    [XenName("mc_bank")]
    public ushort Bank;

    /// <summary>What was done (<c>action_flags</c>).</summary>
    [FieldOffset(6)]
    [XenName("action_flags")]
    public RecoveryActions Actions;

    /// <summary>How (<c>action_types</c>).</summary>
    [FieldOffset(7)]
    [XenName("action_types")]
    public RecoveryTypes Types;

    /// <summary>Of <see cref="RecoveryTypes.PageOffline"/> (<c>action_info.page_retire</c>).</summary>
    [FieldOffset(8)]
    [XenName("action_info.page_retire")]
    public PageRetirement Page;

    /// <summary>Of <see cref="RecoveryTypes.CpuOffline"/> (<c>action_info.cpu_offline</c>).</summary>
    [FieldOffset(8)]
    [XenName("action_info.cpu_offline")]
    public CpuRetirement Cpu;
}
