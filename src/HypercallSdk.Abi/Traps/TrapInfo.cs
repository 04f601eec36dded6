namespace HypercallSdk.Abi;

/// <summary>One entry of a vCPU's virtual IDT (<c>trap_info_t</c>).</summary>
[XenName("trap_info_t")]
public struct TrapInfo
{
    /// <summary>The vector (<c>vector</c>).</summary>
    [XenName("vector")]
    public byte Vector;

    /// <summary>Who may raise it, and whether upcalls are masked on entry (<c>flags</c>).</summary>
    [XenName("flags")]
    public TrapInfoFlags Flags;

    /// <summary>The code selector (<c>cs</c>): <see cref="FlatSelector.KernelCode"/>.</summary>
    [XenName("cs")]
    public ushort CodeSelector;

    /// <summary>The handler's address; zero ends the table (<c>address</c>).</summary>
    [XenName("address")]
    public ulong Address;
}
