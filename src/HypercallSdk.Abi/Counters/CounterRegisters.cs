namespace HypercallSdk.Abi;

/// <summary>Where a sample was taken (<c>xen_pmu_regs_t</c>).</summary>
[XenName("xen_pmu_regs_t")]
public struct CounterRegisters
{
    /// <summary>The instruction (<c>ip</c>).</summary>
    [XenName("ip")]
    public ulong Rip;

    /// <summary>The stack pointer (<c>sp</c>).</summary>
    [XenName("sp")]
    public ulong Rsp;

    /// <summary>The flags (<c>flags</c>).</summary>
    [XenName("flags")]
    public ulong Rflags;

    /// <summary>The code selector (<c>cs</c>).</summary>
    [XenName("cs")]
    public ushort Cs;

    /// <summary>The stack selector (<c>ss</c>).</summary>
    [XenName("ss")]
    public ushort Ss;

    /// <summary>The ring (<c>cpl</c>).</summary>
    [XenName("cpl")]
    public byte Ring;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public Bytes3 Padding;
}
