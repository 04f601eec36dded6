namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.DebugKeys"/> (<c>struct xen_sysctl_debug_keys</c>).</summary>
[XenName("struct xen_sysctl_debug_keys")]
public struct SysctlDebugKeys
{
    /// <summary>The keys, a byte each (<c>keys</c>).</summary>
    [XenName("keys")]
    public GuestPointer<byte> Keys;

    /// <summary>How many (<c>nr_keys</c>).</summary>
    [XenName("nr_keys")]
    public uint Count;
}
