namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.GdbGuestMemory"/> (<c>struct xen_domctl_gdbsx_memio</c>).</summary>
[XenName("struct xen_domctl_gdbsx_memio")]
public struct DomctlGdbMemory
{
    /// <summary>In: an entry of the kernel's top table; 0 for none (<c>pgd3val</c>).</summary>
    [XenName("pgd3val")]
    public ulong TopEntry;

    /// <summary>In: the address in the domain (<c>gva</c>).</summary>
    [XenName("gva")]
    public ulong GuestAddress;

    /// <summary>In: the address of the caller's buffer (<c>uva</c>).</summary>
    [XenName("uva")]
    public ulong UserAddress;

    /// <summary>In: how many bytes (<c>len</c>).</summary>
    [XenName("len")]
    public uint Length;

    /// <summary>In: 1 to write to the domain, 0 to read (<c>gwr</c>).</summary>
    [XenName("gwr")]
    public byte Write;

    /// <summary>Out: how many bytes were not copied (<c>remain</c>).</summary>
    [XenName("remain")]
    public uint Remaining;
}
