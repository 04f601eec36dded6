namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.ReadConsole"/> (<c>struct xen_sysctl_readconsole</c>).</summary>
[XenName("struct xen_sysctl_readconsole")]
public struct SysctlReadConsole
{
    /// <summary>In: 1 to drop what was read (<c>clear</c>).</summary>
    [XenName("clear")]
    public byte Clear;

    /// <summary>In: 1 to start where <see cref="Index"/> says (<c>incremental</c>).</summary>
    [XenName("incremental")]
    public byte Incremental;

    /// <summary>Padding (<c>pad0</c>).</summary>
    [XenName("pad0")]
    public byte Padding;

    /// <summary>Padding (<c>pad1</c>).</summary>
    [XenName("pad1")]
    public byte MorePadding;

    /// <summary>In: where to start; out: where to go on (<c>index</c>).</summary>
    [XenName("index")]
    public uint Index;

    /// <summary>In: where the text goes (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<byte> Buffer;

    /// <summary>In: how much there is room for; out: how much was written (<c>count</c>).</summary>
    [XenName("count")]
    public uint Count;
}
