namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.SetNodeAffinity"/> and <see cref="IDomctl.GetNodeAffinity"/> (<c>struct
/// xen_domctl_nodeaffinity</c>).
/// </summary>
[XenName("struct xen_domctl_nodeaffinity")]
public struct DomctlNodeAffinity
{
    /// <summary>The NUMA nodes that the domain's memory comes from by preference (<c>nodemap</c>).</summary>
    [XenName("nodemap")]
    public ControlBitmap Nodes;
}
