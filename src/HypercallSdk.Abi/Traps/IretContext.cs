namespace HypercallSdk.Abi;

/// <summary>
/// The frame that <c>HYPERVISOR_iret</c> returns by (<c>struct iret_context</c>): it lies at RSP when the call is made.
/// </summary>
/// <remarks>
/// The two low bits of the saved CS say where to: 3 for user mode, less for kernel mode.
/// </remarks>
[XenName("struct iret_context")]
public struct IretContext
{
    /// <summary>RAX (<c>rax</c>).</summary>
    [XenName("rax")]
    public ulong Rax;

    /// <summary>R11 (<c>r11</c>).</summary>
    [XenName("r11")]
    public ulong R11;

    /// <summary>RCX (<c>rcx</c>).</summary>
    [XenName("rcx")]
    public ulong Rcx;

    /// <summary>How to return (<c>flags</c>).</summary>
    [XenName("flags")]
    public IretFlags Flags;

    /// <summary>RIP (<c>rip</c>).</summary>
    [XenName("rip")]
    public ulong Rip;

    /// <summary>CS (<c>cs</c>).</summary>
    [XenName("cs")]
    public ulong Cs;

    /// <summary>RFLAGS (<c>rflags</c>).</summary>
    [XenName("rflags")]
    public ulong Rflags;

    /// <summary>RSP (<c>rsp</c>).</summary>
    [XenName("rsp")]
    public ulong Rsp;

    /// <summary>SS (<c>ss</c>).</summary>
    [XenName("ss")]
    public ulong Ss;
}
