namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IHvmOp.GetTime"/> (<c>xen_hvm_get_time_t</c>).</summary>
[XenName("xen_hvm_get_time_t")]
public struct HvmTime
{
    /// <summary>Out: nanoseconds since boot (<c>now</c>).</summary>
    [XenName("now")]
    public ulong Now;
}
