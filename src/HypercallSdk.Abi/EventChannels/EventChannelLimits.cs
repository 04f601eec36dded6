namespace HypercallSdk.Abi;

/// <summary>Limits of event channels in the 2-level ABI.</summary>
public static class EventChannelLimits
{
    /// <summary>Ports of a domain, port 0 included, which is never valid (<c>EVTCHN_2L_NR_CHANNELS</c>).</summary>
    [XenName("EVTCHN_2L_NR_CHANNELS")]
    public const int ChannelCount = 4096;

    /// <summary>How many virtual interrupts there can be (<c>NR_VIRQS</c>).</summary>
    [XenName("NR_VIRQS")]
    public const int VirqCount = 24;
}
