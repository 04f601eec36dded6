namespace HypercallSdk.Abi;

/// <summary>A processor's sleep states (<c>struct xen_processor_power</c>).</summary>
[XenName("struct xen_processor_power")]
public struct ProcessorPower
{
    /// <summary>How many (<c>count</c>).</summary>
    [XenName("count")]
    public uint Count;

    /// <summary>
    /// Bit 0: the bus master is controlled; 1: and looked at; 2: the states are the firmware's; 3: all is set up; 4:
    /// reloading is set (<c>flags</c>).
    /// </summary>
    [XenName("flags")]
    public uint Flags;

    /// <summary>The states (<c>states</c>).</summary>
    [XenName("states")]
    public GuestPointer<ProcessorSleepState> States;
}
