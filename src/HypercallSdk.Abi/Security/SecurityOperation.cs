using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What a call to the security module is about (<c>xen_flask_op_t</c>).</summary>
[XenName("xen_flask_op_t")]
[StructLayout(LayoutKind.Explicit, Size = 40)]
public struct SecurityOperation
{
    /// <summary>The command; the stub writes it (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public uint Command;

    /// <summary>
    /// The version of the interface that the caller was built with; the stub writes it (<c>interface_version</c>).
    /// </summary>
    [FieldOffset(4)]
    [XenName("interface_version")]
    public uint InterfaceVersion;

    /// <summary>For <see cref="ISecurityOp.Load"/> (<c>u.load</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.load")]
    public SecurityLoad Load;

    /// <summary>
    /// For <see cref="ISecurityOp.SetEnforcing"/>: 1 to enforce the policy, 0 to note alone
    /// (<c>u.enforce.enforcing</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.enforce.enforcing")]
    public uint Enforcing;

    /// <summary>
    /// For <see cref="ISecurityOp.ContextToSid"/> and <see cref="ISecurityOp.SidToContext"/> (<c>u.sid_context</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.sid_context")]
    public SecurityContext Context;

    /// <summary>For <see cref="ISecurityOp.Access"/> (<c>u.access</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.access")]
    public SecurityAccess Access;

    /// <summary>
    /// For <see cref="ISecurityOp.Create"/>, <see cref="ISecurityOp.Relabel"/> and <see cref="ISecurityOp.Member"/>
    /// (<c>u.transition</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.transition")]
    public SecurityTransition Transition;

    /// <summary>
    /// For <see cref="ISecurityOp.GetBoolean"/> and <see cref="ISecurityOp.SetBoolean"/> (<c>u.boolean</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.boolean")]
    public SecurityBoolean Boolean;

    /// <summary>
    /// For <see cref="ISecurityOp.SetThreshold"/>: how many decisions are kept (<c>u.setavc_threshold.threshold</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.setavc_threshold.threshold")]
    public uint Threshold;

    /// <summary>For <see cref="ISecurityOp.HashStatistics"/> (<c>u.hash_stats</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.hash_stats")]
    public SecurityHashStatistics HashStatistics;

    /// <summary>For <see cref="ISecurityOp.CacheStatistics"/> (<c>u.cache_stats</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.cache_stats")]
    public SecurityCacheStatistics CacheStatistics;

    /// <summary>
    /// For <see cref="ISecurityOp.AddObject"/> and <see cref="ISecurityOp.RemoveObject"/> (<c>u.ocontext</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.ocontext")]
    public SecurityObject Object;

    /// <summary>For <see cref="ISecurityOp.GetPeerSid"/> (<c>u.peersid</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.peersid")]
    public SecurityPeer Peer;

    /// <summary>For <see cref="ISecurityOp.RelabelDomain"/> (<c>u.relabel</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.relabel")]
    public SecurityRelabelDomain RelabelDomain;

    /// <summary>For <see cref="ISecurityOp.DeviceTreeLabel"/> (<c>u.devicetree_label</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.devicetree_label")]
    public SecurityDeviceTreeLabel DeviceTreeLabel;
}
