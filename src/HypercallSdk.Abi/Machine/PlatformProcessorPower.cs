using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.SetProcessorPower"/> (<c>xenpf_set_processor_pminfo_t</c>).</summary>
[XenName("xenpf_set_processor_pminfo_t")]
[StructLayout(LayoutKind.Explicit, Size = 112)]
public struct PlatformProcessorPower
{
    /// <summary>The processor, as the firmware numbers it (<c>id</c>).</summary>
    [FieldOffset(0)]
    [XenName("id")]
    public uint Id;

    /// <summary>What is told (<c>type</c>).</summary>
    [FieldOffset(4)]
    [XenName("type")]
    public ProcessorPowerType Type;

    /// <summary>Of <see cref="ProcessorPowerType.Sleep"/> (<c>u.power</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.power")]
    public ProcessorPower Power;

    /// <summary>Of <see cref="ProcessorPowerType.Performance"/> (<c>u.perf</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.perf")]
    public ProcessorPerformance Performance;

    /// <summary>Of <see cref="ProcessorPowerType.Capabilities"/> (<c>u.pdc</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pdc")]
    public GuestPointer<uint> Capabilities;
}
