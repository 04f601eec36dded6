using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What x86 adds to <see cref="CounterPage"/> (<c>xen_pmu_arch_t</c>).</summary>
[XenName("xen_pmu_arch_t")]
[StructLayout(LayoutKind.Explicit, Size = 208)]
public struct CounterArchitectureState
{
    /// <summary>Bytes of <see cref="Registers"/> (<c>XENPMU_REGS_PAD_SZ</c>).</summary>
    [XenName("XENPMU_REGS_PAD_SZ")]
    public const int RegistersSize = 64;

    /// <summary>Bytes of the context's fixed part (<c>XENPMU_CTXT_PAD_SZ</c>).</summary>
    [XenName("XENPMU_CTXT_PAD_SZ")]
    public const int ContextSize = 128;

    /// <summary>Where the sample was taken (<c>r.regs</c>).</summary>
    [FieldOffset(0)]
    [XenName("r.regs")]
    public CounterRegisters Registers;

    /// <summary>What it is (<c>pmu_flags</c>).</summary>
    [FieldOffset(64)]
    [XenName("pmu_flags")]
    public CounterSampleFlags Flags;

    /// <summary>How the counters interrupt (<c>l.lapic_lvtpc</c>).</summary>
    [FieldOffset(72)]
    [XenName("l.lapic_lvtpc")]
    public uint LocalVector;

    /// <summary>Of AMD's processors: where the counters lie (<c>c.amd.counters</c>).</summary>
    [FieldOffset(80)]
    [XenName("c.amd.counters")]
    public uint AmdCounters;

    /// <summary>Where their controls lie (<c>c.amd.ctrls</c>).</summary>
    [FieldOffset(84)]
    [XenName("c.amd.ctrls")]
    public uint AmdControls;

    /// <summary>
    /// All of the context's fixed part, a <see cref="CounterContextAmd"/> or a <see cref="CounterContextIntel"/>
    /// (<c>c.pad</c>).
    /// </summary>
    [FieldOffset(80)]
    [XenName("c.pad")]
    public Bytes128 Context;
}
