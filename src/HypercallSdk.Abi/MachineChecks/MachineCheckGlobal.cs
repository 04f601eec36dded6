namespace HypercallSdk.Abi;

/// <summary>A machine check as a whole (<c>struct mcinfo_global</c>).</summary>
[XenName("struct mcinfo_global")]
public struct MachineCheckGlobal
{
    /// <summary>What each begins with (<c>common</c>).</summary>
    [XenName("common")]
    public MachineCheckRecord Record;

    /// <summary>The domain that ran (<c>mc_domid</c>).</summary>
    [XenName("mc_domid")]
    public DomainId Domain;

    /// <summary>Its vCPU (<c>mc_vcpuid</c>).</summary>
    [XenName("mc_vcpuid")]
    public ushort Vcpu;

    /// <summary>The socket (<c>mc_socketid</c>).</summary>
    [XenName("mc_socketid")]
    public uint Socket;

    /// <summary>The core (<c>mc_coreid</c>).</summary>
    [XenName("mc_coreid")]
    public ushort Core;

    /// <summary>Its thread (<c>mc_core_threadid</c>).</summary>
    [XenName("mc_core_threadid")]
    public ushort Thread;

    /// <summary>Its number as the hardware has it (<c>mc_apicid</c>).</summary>
    [XenName("mc_apicid")]
    public uint ApicId;

    /// <summary>What it was (<c>mc_flags</c>).</summary>
    [XenName("mc_flags")]
    public MachineCheckErrorFlags Flags;

    /// <summary>The global status register (<c>mc_gstatus</c>).</summary>
    [XenName("mc_gstatus")]
    public ulong Status;
}
