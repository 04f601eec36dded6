namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.GetTscInfo"/> and <see cref="IDomctl.SetTscInfo"/> (<c>struct
/// xen_domctl_tsc_info</c>).
/// </summary>
[XenName("struct xen_domctl_tsc_info")]
public struct DomctlTscInfo
{
    /// <summary>0: emulated where the processors need it; 1: always; 2: never (<c>tsc_mode</c>).</summary>
    [XenName("tsc_mode")]
    public uint Mode;

    /// <summary>How fast the counter runs for the domain (<c>gtsc_khz</c>).</summary>
    [XenName("gtsc_khz")]
    public uint Kilohertz;

    /// <summary>How often the domain was restored (<c>incarnation</c>).</summary>
    [XenName("incarnation")]
    public uint Incarnation;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>What the counter showed when the domain was saved, in nanoseconds (<c>elapsed_nsec</c>).</summary>
    [XenName("elapsed_nsec")]
    public ulong Elapsed;
}
