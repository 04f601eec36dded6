namespace HypercallSdk.Abi;

/// <summary>A sleep state (<c>xen_processor_cx_t</c>).</summary>
[XenName("xen_processor_cx_t")]
public struct ProcessorSleepState
{
    /// <summary>Where it is entered (<c>reg</c>).</summary>
    [XenName("reg")]
    public PowerRegister Register;

    /// <summary>How deep it is (<c>type</c>).</summary>
    [XenName("type")]
    public byte Type;

    /// <summary>How long it takes (<c>latency</c>).</summary>
    [XenName("latency")]
    public uint Latency;

    /// <summary>What it uses (<c>power</c>).</summary>
    [XenName("power")]
    public uint Power;

    /// <summary>How many groups (<c>dpcnt</c>).</summary>
    [XenName("dpcnt")]
    public uint DependencyCount;

    /// <summary>The groups (<c>dp</c>).</summary>
    [XenName("dp")]
    public GuestPointer<ProcessorSleepDependency> Dependencies;
}
