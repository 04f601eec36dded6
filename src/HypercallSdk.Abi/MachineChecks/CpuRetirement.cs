namespace HypercallSdk.Abi;

/// <summary>A physical CPU that was (<c>xen_cpu_offline_action_t</c>).</summary>
[XenName("xen_cpu_offline_action_t")]
public struct CpuRetirement
{
    /// <summary>The socket (<c>mc_socketid</c>).</summary>
    [XenName("mc_socketid")]
    public uint Socket;

    /// <summary>The core (<c>mc_coreid</c>).</summary>
    [XenName("mc_coreid")]
    public ushort Core;

    /// <summary>Its thread (<c>mc_core_threadid</c>).</summary>
    [XenName("mc_core_threadid")]
    public ushort Thread;
}
